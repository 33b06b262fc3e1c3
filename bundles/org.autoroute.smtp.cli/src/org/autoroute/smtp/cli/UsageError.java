package org.autoroute.smtp.cli;

import java.util.stream.Collectors;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what is wrong with a command, in our words. */
final class UsageError {

    private UsageError() {
    }

    static void print(ParameterException wrong, Console console) {
        console.error(console.text("error", words(wrong, console)));
        console.error(console.text("usage.hint", wrong.getCommandLine().getCommandSpec().qualifiedName(" ")));
    }

    private static String words(ParameterException wrong, Console console) {
        return switch (wrong) {
            case MissingParameterException missing ->
                console.text("usage.missing", missing.getMissing().stream().map(UsageError::label).collect(Collectors.joining(" ")));
            case UnmatchedArgumentException unmatched -> console.text("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
            case OverwrittenOptionException twice -> console.text("usage.twice", label(twice.getOverwritten()));
            case ParameterException ours when wrong.getArgSpec() == null -> wrong.getMessage();
            default -> console.text("usage.value", label(wrong.getArgSpec()), String.valueOf(wrong.getValue()));
        };
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() + " " + option.paramLabel() : argument.paramLabel();
    }
}
