package org.autoroute.smtp.product.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
class MatrixTest {

    /** Debian's, which sees Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void everyClientsMailArrivesUnchangedAtEveryServer(Lab lab) throws Exception {
        Path table = Files.createTempFile(lab.directory(), "matrix", ".md");
        Shell.run(Duration.ofSeconds(240), "", List.of(PYTHON, Scripts.path("matrix.py"), "--quick", "--product", Product.launcher().toString(),
                "--out", table.toString())).ok();
        Reports.write("matrix.txt", Files.readString(table));
    }
}
