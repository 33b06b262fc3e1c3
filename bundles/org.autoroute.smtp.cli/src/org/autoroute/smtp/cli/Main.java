package org.autoroute.smtp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Locale;

/** The command line: one command to the running program, or, while none runs, a change of its files. Starts no OSGi. */
public final class Main {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;

    private Main() {
    }

    /**
     * Runs one command and ends the process with its exit status: 0 when it is done, 1 when it was refused, 2 when it was written wrongly.
     */
    public static void main(String[] arguments) {
        // JSON has to be UTF-8 whatever the terminal's encoding is, hence the stream of octets.
        Console console = new Console(new FileOutputStream(FileDescriptor.out), System.out.charset(), System.err, PasswordInput.ofProcess(), Locale.getDefault(Locale.Category.DISPLAY));
        int status = run(console, arguments);
        if (status != DONE) {
            System.exit(status);
        }
    }

    static int run(Console console, String... written) {
        try {
            Arguments arguments = Arguments.read(console, written);
            if (arguments.help()) {
                new Help(console).print(arguments.command());
            } else {
                run(arguments.command(), new Call(arguments, console));
            }
            return DONE;
        } catch (UsageError wrong) {
            console.error(console.text("error", wrong.getMessage()));
            console.error(console.text("usage.hint", wrong.command().written()));
            return USAGE;
        } catch (Refusal refusal) {
            console.error(console.text("error", refusal.getMessage()));
            return REFUSED;
        } finally {
            console.flush();
        }
    }

    private static void run(Command command, Call call) throws Refusal {
        switch (command) {
            case STATUS -> StatusCommands.status(call);
            case WHY -> StatusCommands.why(call);
            case WHAT_IF -> StatusCommands.whatIf(call);
            case NEXT -> StatusCommands.next(call);
            case USE -> StatusCommands.use(call);
            case PAUSE -> StatusCommands.pause(call);
            case RESUME -> StatusCommands.resume(call);
            case SERVERS, SERVERS_LIST -> ServersCommands.list(call);
            case SERVERS_CHECK -> ServersCommands.check(call);
            case SERVERS_FIND -> FindCommand.run(call);
            case SERVERS_ADD -> ServersCommands.add(call);
            case SERVERS_SET -> ServersCommands.set(call);
            case SERVERS_REMOVE -> ServersCommands.remove(call);
            case SERVERS_MOVE -> ServersCommands.move(call);
            case SETTINGS, SETTINGS_LIST -> SettingsCommands.list(call);
            case SETTINGS_GET -> SettingsCommands.get(call);
            case SETTINGS_SET -> SettingsCommands.set(call);
            case CERTIFICATE -> CertificateCommand.run(call);
            case CHECK -> CheckCommand.run(call);
            case LOGIN, LOGIN_SHOW -> LoginCommands.show(call);
            case LOGIN_SET -> LoginCommands.set(call);
            case LOGIN_REMOVE -> LoginCommands.remove(call);
            case LOGIN_OAUTH -> LoginCommands.oauth(call);
            case CLIENT_PASSWORD, CLIENT_PASSWORD_SHOW -> ClientPasswordCommands.show(call);
            case CLIENT_PASSWORD_SET -> ClientPasswordCommands.set(call);
            case CLIENT_PASSWORD_REMOVE -> ClientPasswordCommands.remove(call);
            case PROBE -> ProbeCommand.run(call);
            case SESSIONS -> SessionsCommand.run(call);
            case STOP -> StopCommand.run(call);
            case ROOT -> throw new IllegalStateException("read without a command");
        }
    }
}
