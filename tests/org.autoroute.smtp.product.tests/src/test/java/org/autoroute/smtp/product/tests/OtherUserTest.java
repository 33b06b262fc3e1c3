package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.autoroute.smtp.product.tests.lab.Data;
import org.autoroute.smtp.product.tests.lab.Lab;
import org.autoroute.smtp.product.tests.lab.LabExtension;
import org.autoroute.smtp.product.tests.lab.Program;
import org.autoroute.smtp.product.tests.lab.Recorder;
import org.autoroute.smtp.product.tests.lab.Scripts;
import org.autoroute.smtp.product.tests.lab.Talk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another user of this computer, without rights: neither commands nor settings, servers or logs are within reach. */
@ExtendWith(LabExtension.class)
class OtherUserTest {

    @AfterEach
    void nowhere(Lab lab) {
        lab.unplug();
    }

    @Test
    void cannotUseTheControlSocketNorReadTheDataDirectory(Lab lab) throws Exception {
        lab.movedTo(lab.first());
        Data data = RoutingTest.names(lab);
        // As careless as a directory can be; the program closes it.
        Files.setPosixFilePermissions(data.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(data.preferences(), PosixFilePermissions.fromString("rw-rw-rw-"));
        try (Recorder first = Recorder.of(lab, lab.first()); Program product = Program.start(lab, data)) {
            product.awaitActive(RoutingTest.at(lab.first()), "subnet");
            assertTrue(Talk.sending(lab.laptop(), "127.0.0.1", Data.PORT, "Subject: logged\r\n\r\nx").get(5).startsWith("250"));
            assertEquals(1, first.messages().size());
            List<String> files = files(data.directory());
            assertTrue(files.size() >= 4, files::toString);
            // For root everything is within reach, so that the refusal means something.
            assertEquals(new Reached("answered", files), reached(lab, "root", data, files));
            assertEquals(new Reached("PermissionError", List.of()), reached(lab, "nobody", data, files));
        }
    }

    private record Reached(String socket, List<String> files) {
    }

    private static Reached reached(Lab lab, String user, Data data, List<String> files) {
        List<String> command = new ArrayList<>(List.of("python3", Scripts.path("reach.py"), user, data.directory().resolve("control.sock").toString()));
        command.addAll(files);
        return new Gson().fromJson(lab.laptop().run(command.toArray(String[]::new)).ok().out(), Reached.class);
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory)).map(Path::toString).toList();
        }
    }
}
