package org.autoroute.smtp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Locale;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
        Console console = new Console(new FileOutputStream(FileDescriptor.out), System.out.charset(), System.err, Locale.getDefault(Locale.Category.DISPLAY));
        System.exit(run(console, arguments));
    }

    static int run(Console console, String... arguments) {
        try {
            ParseResult parsed = CommandTree.of(console).parseArgs(arguments);
            Optional<CommandLine> explained = parsed.asCommandLineList().stream().filter(CommandLine::isUsageHelpRequested).findFirst();
            if (explained.isPresent()) {
                explained.get().usage(console.outWriter());
            } else {
                Call call = Call.of(parsed, console);
                call.action().run(call);
            }
            return DONE;
        } catch (ParameterException wrong) {
            UsageError.print(wrong, console);
            return USAGE;
        } catch (Refusal refusal) {
            console.error(console.text("error", refusal.getMessage()));
            return REFUSED;
        } finally {
            console.flush();
        }
    }
}
