package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network namespace that is connected to this computer: the only peer there is that has no address of ours. */
final class OtherComputer implements AutoCloseable {

    private final String name;
    private final String network;
    private final List<Process> processes = new ArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();

    private OtherComputer(String name, String network) {
        this.name = name;
        this.network = network;
    }

    /** Skips the test where namespaces cannot be made. */
    static OtherComputer beside(Object test) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        int number = (int) (ProcessHandle.current().pid() % 250);
        OtherComputer other = new OtherComputer("arsrel" + number, "10.222." + number + ".");
        assumeTrue(run("ip", "netns", "add", other.name), "no network namespaces: " + test);
        boolean made = run("ip", "link", "add", other.name + "a", "type", "veth", "peer", "name", other.name + "b", "netns", other.name)
                && run("ip", "addr", "add", other.network + "1/24", "dev", other.name + "a")
                && run("ip", "link", "set", other.name + "a", "up")
                && run("ip", "-n", other.name, "addr", "add", other.address() + "/24", "dev", other.name + "b")
                && run("ip", "-n", other.name, "link", "set", other.name + "b", "up");
        if (!made) {
            other.close();
            assumeTrue(false, "no veth");
        }
        return other;
    }

    String address() {
        return network + "2";
    }

    /** Opens connections that stay; the first line each hears is among {@link #answers()}. */
    void connects(int count, int port) throws IOException {
        for (int i = 0; i < count; i++) {
            Process process = new ProcessBuilder("ip", "netns", "exec", name, "/bin/bash", "-c",
                    "exec 3<>/dev/tcp/" + network + "1/" + port + "; head -n 1 <&3; read stay").redirectErrorStream(true).start();
            processes.add(process);
            Thread.ofVirtual().start(() -> listen(process));
        }
    }

    private void listen(Process process) {
        try {
            BufferedReader reader = process.inputReader();
            String line = reader.readLine();
            answers.add(String.valueOf(line));
        } catch (IOException ended) {
            answers.add(ended.toString());
        }
    }

    /** Runs a program of Python there, with this computer's address and the port as its arguments; what it prints. */
    String runs(String program, int port) throws IOException {
        Process process = new ProcessBuilder("ip", "netns", "exec", name, "python3", "-c", program, network + "1", Integer.toString(port))
                .redirectErrorStream(true).start();
        processes.add(process);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Await.until("the end of the program", () -> !process.isAlive());
        return printed;
    }

    List<String> answers() {
        return answers;
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return Await.within(Await.LIMIT, () -> !process.isAlive()) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.outputWriter().close();
            Await.until("the end of the other computer's program", () -> !process.isAlive());
        }
        run("ip", "netns", "del", name);
        run("ip", "link", "del", name + "a");
    }
}
