package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A laptop, two providers and a stranger, each a network namespace of this run, wired with veth pairs. The laptop is moved from one provider's
 * network to the other's as a person would carry it. Everything is deleted by {@link #close()}, and what a dead run left by the next
 * {@link #create()}.
 */
public final class Lab implements AutoCloseable {

    private static final String MARK = "autoroute-";
    private static final String STRANGER_NETWORK = "192.0.2.";

    private final Namespace laptop;
    private final Namespace stranger;
    private final Provider first;
    private final Provider second;
    private final Path directory;
    private final Batch batch;
    private final List<Service> nameServers = new ArrayList<>();
    private Optional<Provider> at = Optional.empty();

    private Lab(String run) throws IOException {
        directory = Files.createTempDirectory("autoroute-lab");
        // smtp-sink and Postfix give up being root and write below.
        Files.setPosixFilePermissions(directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        laptop = Namespace.create(run + "laptop");
        stranger = Namespace.create(run + "stranger");
        first = new Provider("first", Namespace.create(run + "first"), "first0", "198.51.100.20", "198.51.100.1", "198.51.101.25");
        second = new Provider("second", Namespace.create(run + "second"), "second0", "203.0.113.20", "203.0.113.1", "203.0.114.25");
        wire(first.namespace(), first.device(), first.gateway());
        Shell.run("ip", "-n", first.namespace().name(), "addr", "add", first.far() + "/24", "dev", "lo").ok();
        wire(second.namespace(), second.device(), second.gateway());
        Shell.run("ip", "-n", second.namespace().name(), "addr", "add", second.far() + "/24", "dev", "lo").ok();
        wire(stranger, "stranger0", STRANGER_NETWORK + "1");
        batch = new Batch(laptop);
        nameServers.add(nameServer(first));
        nameServers.add(nameServer(second));
    }

    /** Makes the namespaces; the laptop is nowhere at first. Needs root. */
    public static Lab create() throws IOException {
        sweep();
        return new Lab(MARK + ProcessHandle.current().pid() + "-");
    }

    /** Whether this process may make namespaces. */
    public static boolean possible() {
        return "root".equals(System.getProperty("user.name")) && Shell.run("ip", "netns", "list").status() == 0;
    }

    private static void sweep() {
        for (String line : Shell.run("ip", "netns", "list").ok().out().lines().toList()) {
            String name = line.split(" ")[0];
            String[] parts = name.split("-");
            if (name.startsWith(MARK) && parts.length == 3 && parts[1].matches("\\d+") && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
                Namespace.existing(name).delete();
            }
        }
    }

    private void wire(Namespace other, String device, String address) {
        Shell.run("ip", "link", "add", device, "netns", laptop.name(), "type", "veth", "peer", "name", "laptop0", "netns", other.name()).ok();
        Shell.run("ip", "-n", other.name(), "addr", "add", address + "/24", "dev", "laptop0").ok();
        Shell.run("ip", "-n", other.name(), "link", "set", "laptop0", "up").ok();
        // What it has no way to is told at once: tests of absence need not wait for a time-out.
        other.run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward").ok();
    }

    private Service nameServer(Provider provider) throws IOException {
        List<String> command = new ArrayList<>(List.of("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts",
                "--user=root", "--pid-file=", "--local=/test/", "--local-ttl=60", "--log-queries", "--log-facility=" + queries(provider),
                "--bind-interfaces", "--listen-address=" + provider.gateway(), "--port=53"));
        for (Provider known : List.of(first, second)) {
            command.add("--host-record=" + known.host() + "," + known.gateway());
            command.add("--host-record=" + known.farHost() + "," + known.far());
        }
        return Service.start(provider.namespace(), "dnsmasq of " + provider.name(), directory, command);
    }

    public Namespace laptop() {
        return laptop;
    }

    public Namespace stranger() {
        return stranger;
    }

    public Provider first() {
        return first;
    }

    public Provider second() {
        return second;
    }

    /** The address under which the stranger finds the laptop once {@link #meetStranger()} was called. */
    public String laptopForStranger() {
        return STRANGER_NETWORK + "20";
    }

    /** A directory of this run for what the programs in it write. */
    public Path directory() {
        return directory;
    }

    /** Names asked for at the provider's name server since the lab began, one query a line. */
    public List<String> asked(Provider provider) throws IOException {
        Path log = queries(provider);
        return Files.exists(log) ? Files.readAllLines(log).stream().filter(line -> line.contains("query[")).toList() : List.of();
    }

    private Path queries(Provider provider) {
        return directory.resolve("queries-" + provider.name() + ".log");
    }

    /** Carries the laptop into a provider's network, out of the one it is in. Returns the nano time just before the address was added. */
    public long moveTo(Provider provider) {
        unplug();
        laptop.nameserver(provider.gateway());
        batch.send("link set " + provider.device() + " up");
        at = Optional.of(provider);
        long begin = batch.send("addr add " + provider.laptop() + "/24 dev " + provider.device(),
                "route replace default via " + provider.gateway() + " dev " + provider.device());
        return begin;
    }

    /** As {@link #moveTo}, and returns only when the kernel knows the address. */
    public void movedTo(Provider provider) {
        moveTo(provider);
        batch.seen(provider.laptop(), true);
    }

    /**
     * Plugs the laptop into a local network behind the first provider: its address is 10.77.0.20, the router's 10.77.0.1; the provider's name server
     * answers.
     */
    public void movedToLan() {
        unplug();
        laptop.nameserver(first.gateway());
        Shell.run("ip", "-n", first.namespace().name(), "addr", "replace", "10.77.0.1/24", "dev", "laptop0").ok();
        at = Optional.of(new Provider("lan", first.namespace(), first.device(), "10.77.0.20", "10.77.0.1", first.far()));
        batch.send("link set " + first.device() + " up", "addr add 10.77.0.20/24 dev " + first.device(),
                "route replace default via 10.77.0.1 dev " + first.device());
        batch.seen("10.77.0.20", true);
    }

    /** Brings up a tunnel in the laptop, as a VPN program does; it goes down when the result is closed. */
    public Service tunnel(String name, String address) throws IOException {
        return Service.start(laptop, "tunnel", directory, List.of("python3", Scripts.path("tunnel.py"), name, address));
    }

    /** Takes the laptop out of every network; returns when its addresses are gone. */
    public void unplug() {
        at.ifPresent(old -> {
            batch.send("addr flush dev " + old.device(), "link set " + old.device() + " down");
            batch.seen(old.laptop(), false);
        });
        at = Optional.empty();
        laptop.nameserver("");
    }

    /** Carries out {@code ip} lines in the laptop, for moves of other kinds; {@link #unplug()} undoes addresses of the provider's device. */
    public void change(String... lines) {
        batch.send(lines);
    }

    /** Waits until the laptop has, or has no longer, the address. */
    public void seen(String address, boolean there) {
        batch.seen(address, there);
    }

    /** Lets the stranger reach the laptop, which gets an address in that network too. */
    public void meetStranger() {
        batch.send("link set stranger0 up", "addr add " + laptopForStranger() + "/24 dev stranger0");
        batch.seen(laptopForStranger(), true);
    }

    /** Ends what {@link #meetStranger()} began. */
    public void leaveStranger() {
        batch.send("addr flush dev stranger0", "link set stranger0 down");
        batch.seen(laptopForStranger(), false);
    }

    @Override
    public void close() {
        nameServers.forEach(Service::close);
        batch.close();
        List.of(laptop, stranger, first.namespace(), second.namespace()).forEach(Namespace::delete);
        Shell.run("rm", "-rf", directory.toString());
    }
}
