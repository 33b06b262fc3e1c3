package org.autoroute.smtp.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Product;
import org.autoroute.smtp.product.tests.lab.Reports;
import org.autoroute.smtp.product.tests.lab.Scripts;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scripts that bring their own network and files, where servers run that one machine cannot have side by side; each tells what it found. */
@ExtendWith(LabExtension.class)
class ScriptsTest {

    /** Debian's, which sees Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void everyClientsMailArrivesUnchangedAtEveryServer(Lab lab) throws Exception {
        run(lab, "matrix", "--quick");
    }

    @Test
    void repliesThroughTheRelayAreThoseOfTheServerExceptWhereThatIsMeant(Lab lab) throws Exception {
        run(lab, "differ");
    }

    @Test
    void aMinuteOfMovesRestartsAndBrokenConnectionsLosesAndDoublesNothing(Lab lab) throws Exception {
        run(lab, "soak", "--seconds", "60");
    }

    private static void run(Lab lab, String name, String... arguments) throws IOException {
        Path table = Files.createTempFile(lab.directory(), name, ".md");
        List<String> command = new ArrayList<>(List.of(PYTHON, Scripts.path(name + ".py"), "--product", Product.launcher().toString(), "--out",
                table.toString()));
        command.addAll(List.of(arguments));
        Shell.run(Duration.ofSeconds(240), "", command).ok();
        Reports.write(name + ".md", Files.readString(table));
    }
}
