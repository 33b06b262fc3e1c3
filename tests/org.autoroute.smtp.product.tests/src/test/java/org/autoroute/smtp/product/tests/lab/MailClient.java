package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** The programs that people send mail with. Each sends one message from the laptop to a server on its own loopback address. */
public enum MailClient {

    SWAKS {
        @Override
        List<String> command(Path directory, Mail mail, String host, int port) throws IOException {
            return List.of("swaks", "--server", host, "--port", text(port), "--from", Mail.FROM, "--to", Mail.TO, "--helo", "laptop.test",
                    "--suppress-data", "--data", "@" + mail.openFile(directory));
        }
    },
    PYTHON_SMTPLIB {
        @Override
        List<String> command(Path directory, Mail mail, String host, int port) throws IOException {
            return List.of("python3", Scripts.path("send_smtplib.py"), host, text(port), Mail.FROM, Mail.TO, mail.file(directory).toString());
        }
    },
    MSMTP {
        @Override
        List<String> command(Path directory, Mail mail, String host, int port) throws IOException {
            Path configuration = Files.writeString(Files.createTempFile(directory, "msmtp", ".rc",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                    "account default\nhost " + host + "\nport " + port + "\nfrom " + Mail.FROM + "\nauth off\ntls off\n");
            return List.of("sh", "-c", "exec msmtp --file=\"$1\" -- \"$2\" < \"$3\"", "msmtp", configuration.toString(), Mail.TO,
                    mail.unixFile(directory).toString());
        }
    },
    CURL {
        @Override
        List<String> command(Path directory, Mail mail, String host, int port) throws IOException {
            return List.of("curl", "--silent", "--show-error", "--max-time", "50", "--url", "smtp://" + host + ":" + port + "/laptop.test",
                    "--mail-from", Mail.FROM, "--mail-rcpt", Mail.TO, "--upload-file", mail.file(directory).toString());
        }
    },
    SMTP_SOURCE {
        @Override
        List<String> command(Path directory, Mail mail, String host, int port) throws IOException {
            return List.of("smtp-source", "-f", Mail.FROM, "-t", Mail.TO, "-F", mail.unixFile(directory).toString(), host + ":" + port);
        }

        @Override
        public String hashOf(Mail mail) {
            // It ends every message with an empty line of its own.
            return new Mail(mail.text() + "\r\n").sha256();
        }
    };

    abstract List<String> command(Path directory, Mail mail, String host, int port) throws IOException;

    /** SHA-256 of the octets that this client makes of the message. */
    public String hashOf(Mail mail) {
        return mail.sha256();
    }

    /** Sends; the result tells whether the client was content. */
    public Shell.Done send(Lab lab, Mail mail, String host, int port) throws IOException {
        return Shell.run(Duration.ofSeconds(60), "", lab.laptop().inside(command(lab.directory(), mail, host, port)));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
