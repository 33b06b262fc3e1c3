package org.autoroute.smtp.product.tests.lab;

import com.google.gson.Gson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import javax.imageio.ImageIO;

/** A display of its own with a window manager and a session bus, a mouse and a keyboard: a desk somebody sits at. */
public final class Screen implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String TITLE = "Autoroute SMTP";
    /** As long without a change is the end of one, with nothing that moves by itself. */
    private static final Duration AT_REST = Duration.ofMillis(300);

    private final Path directory;
    private final List<Process> started = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Framebuffer framebuffer;
    private Optional<Process> tray = Optional.empty();

    private Screen(Path directory) {
        this.directory = directory;
    }

    /** A screen that has an icon tray, too. */
    public static Screen withTray(int width, int height) throws IOException {
        Screen screen = bare(width, height);
        screen.openTray();
        return screen;
    }

    /** A screen without a place for icons. */
    public static Screen bare(int width, int height) throws IOException {
        Screen screen = new Screen(Files.createTempDirectory("autoroute-screen"));
        try {
            screen.open(width, height);
            return screen;
        } catch (IOException | RuntimeException | AssertionError failure) {
            screen.close();
            throw failure;
        }
    }

    private void open(int width, int height) throws IOException {
        // The number is written to a file: the display says itself which one was free. Without a pointer, because that is no answer to a click.
        start("display", "sh", "-c", "exec Xvfb -displayfd 7 -screen 0 " + width + "x" + height + "x24 -nolisten tcp -noreset -nocursor -fbdir "
                + directory + " 7> " + directory.resolve("number"));
        environment.put("DISPLAY", ":" + firstLine("number"));
        framebuffer = Framebuffer.in(directory);
        environment.put("GDK_BACKEND", "x11");
        start("bus", "sh", "-c", "exec dbus-daemon --session --nofork --print-address=7 7> " + directory.resolve("address"));
        environment.put("DBUS_SESSION_BUS_ADDRESS", firstLine("address"));
        start("manager", "openbox");
        Await.until(LIMIT, () -> "a window manager", () -> tool("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").out().contains("window id"));
    }

    /** Puts a tray on the screen. */
    public void openTray() throws IOException {
        tray = Optional.of(start("tray", "trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "24",
                "--SetDockType", "true"));
    }

    /** Takes the tray off the screen. */
    public void closeTray() {
        tray.ifPresent(Shell::end);
    }

    /** Sets a variable for the programs started from now on. */
    public Screen set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The command, run at this screen. */
    public List<String> with(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("env", "-u", "WAYLAND_DISPLAY", "-u", "NO_AT_BRIDGE"));
        environment.forEach((name, value) -> whole.add(name + "=" + value));
        whole.addAll(command);
        return whole;
    }

    /** Runs a tool at this screen, whatever its status. */
    public Shell.Done tool(String... command) {
        return Shell.run(Duration.ofSeconds(20), "", with(List.of(command)));
    }

    /** The id of the program's window; empty while it is not to be seen. */
    public Optional<String> window() {
        return windows(TITLE).stream().findFirst();
    }

    /** Waits for the window; its id. */
    public String awaitWindow() {
        return await(TITLE);
    }

    /** Waits for a window or dialog with this title; its id. */
    public String await(String title) {
        return Await.present(LIMIT, () -> "the window " + title + " among " + titles(), () -> windows(title).stream().findFirst());
    }

    /** Waits until no window has this title. */
    public void awaitNo(String title) {
        Await.until(LIMIT, () -> "no window " + title, () -> windows(title).isEmpty());
    }

    /** Titles of all windows that can be seen. */
    public List<String> titles() {
        return clients().stream().map(id -> tool("xdotool", "getwindowname", id).out().strip()).toList();
    }

    /** SWT ends a short title with blanks. */
    private List<String> windows(String title) {
        return clients().stream().filter(id -> tool("xdotool", "getwindowname", id).out().strip().equals(title)).toList();
    }

    /** Windows the manager knows and has not hidden, the oldest first. */
    private List<String> clients() {
        return clients("_NET_CLIENT_LIST");
    }

    /** The ids of the program's windows that can be seen, the lowest first. */
    public List<String> stack() {
        return clients("_NET_CLIENT_LIST_STACKING").stream().filter(id -> !tool("xdotool", "getwindowname", id).out().strip().equals("panel")).toList();
    }

    private List<String> clients(String property) {
        String list = tool("xprop", "-root", property).out();
        int hash = list.indexOf('#');
        return hash < 0 ? List.of() : Arrays.stream(list.substring(hash + 1).split(",")).map(String::strip).filter(id -> !id.isEmpty())
                .map(id -> Long.toString(Long.decode(id))).filter(id -> !state(id).contains("_NET_WM_STATE_HIDDEN")).toList();
    }

    /** The states the window manager gives a window, as xprop prints them. */
    public String state(String window) {
        return tool("xprop", "-id", window, "_NET_WM_STATE").out();
    }

    /** Brings a window to the front and gives it the keyboard. */
    public void activate(String window) {
        tool("xdotool", "windowactivate", "--sync", window).ok();
    }

    /** Presses keys, one after the other, each as xdotool names it. */
    public void press(String... keys) {
        for (String key : keys) {
            tool("xdotool", "key", "--clearmodifiers", key).ok();
        }
    }

    public void type(String text) {
        tool("xdotool", "type", "--delay", "5", text).ok();
    }

    /** Where the tray shows the program's icon, its centre; empty while it does not. */
    public Optional<Point> icon() {
        String tree = tool("xwininfo", "-root", "-tree").out();
        // Inside the panel, that is below it in the tree: the program has hidden windows of the same name beside it.
        int panel = Integer.MAX_VALUE;
        for (String line : tree.lines().toList()) {
            int depth = line.length() - line.stripLeading().length();
            if (depth <= panel) {
                panel = line.contains("(\"panel\" \"trayer\")") ? depth : Integer.MAX_VALUE;
            } else if (line.contains("\"" + TITLE + "\"")) {
                String[] place = line.substring(line.lastIndexOf('+', line.lastIndexOf('+') - 1) + 1).strip().split("\\+");
                String[] size = line.replaceFirst("^.*\\) +", "").split("[x+]");
                return Optional.of(new Point(Integer.parseInt(place[0]) + Integer.parseInt(size[0]) / 2,
                        Integer.parseInt(place[1]) + Integer.parseInt(size[1]) / 2));
            }
        }
        return Optional.empty();
    }

    /** Waits for the icon to be in the tray and to stay where it is: a tray grows when an icon comes. */
    public Point awaitIcon() {
        Point[] last = new Point[1];
        int[] seen = new int[1];
        return Await.present(LIMIT, () -> "an icon in the tray, at rest", () -> {
            Optional<Point> now = icon();
            seen[0] = now.isPresent() && now.get().equals(last[0]) ? seen[0] + 1 : 0;
            last[0] = now.orElse(null);
            return seen[0] >= 10 ? now : Optional.empty();
        });
    }

    /** A point of the screen, in pixels. */
    public record Point(int x, int y) {
    }

    /** Clicks with a button of the mouse, 1 for the left one, 3 for the right one. */
    public void click(Point point, int button) {
        // Not --sync: that waits long for a mouse that is there already.
        tool("xdotool", "mousemove", Integer.toString(point.x()), Integer.toString(point.y())).ok();
        tool("xdotool", "click", Integer.toString(button)).ok();
    }

    /** A widget as a screen reader meets it; toolbar buttons have an empty name. The place is in pixels of the screen. */
    public record Widget(String role, String name, String text, boolean enabled, int x, int y, int width, int height) {

        public Point centre() {
            return new Point(x + width / 2, y + height / 2);
        }
    }

    /** All that the program shows now, in the order of its windows. */
    public List<Widget> widgets() {
        Gson gson = new Gson();
        return tool("/usr/bin/python3", Scripts.path("widgets.py"), TITLE).ok().out().lines().map(line -> gson.fromJson(line, Widget.class)).toList();
    }

    /** Waits for a widget of this role with this name; a name that ends with three dots stands for all that begin like it. */
    public Widget awaitWidget(String role, String name) {
        return Await.present(LIMIT, () -> role + " " + name + " among " + widgets().stream().filter(widget -> !widget.name().isEmpty()).toList(),
                () -> widgets().stream().filter(widget -> widget.role().equals(role)).filter(widget -> name.endsWith("...")
                        ? widget.name().startsWith(name.substring(0, name.length() - 3)) : widget.name().equals(name)).findFirst());
    }

    /** Waits until the program shows nothing of this role and name. */
    public void awaitNoWidget(String role, String name) {
        Await.until(LIMIT, () -> "no " + role + " " + name,
                () -> widgets().stream().noneMatch(widget -> widget.role().equals(role) && widget.name().equals(name)));
    }

    public void doubleClick(Point point) {
        tool("xdotool", "mousemove", Integer.toString(point.x()), Integer.toString(point.y()), "click", "--repeat", "2", "--delay", "60", "1").ok();
    }

    /** x, y, width and height of a window without its frame. */
    public List<Integer> bounds(String window) {
        Map<String, Integer> found = new TreeMap<>();
        tool("xdotool", "getwindowgeometry", "--shell", window).ok().out().lines().map(line -> line.split("=")).filter(pair -> pair.length == 2)
                .forEach(pair -> found.put(pair[0], Integer.parseInt(pair[1])));
        return List.of(found.get("X"), found.get("Y"), found.get("WIDTH"), found.get("HEIGHT"));
    }

    /**
     * Chooses from the menu bar of the window in front.
     *
     * @param menu 0 for the leftmost
     * @param item 0 for the first, -1 for the last; lines that are disabled are not counted
     */
    public void menu(int menu, int item) {
        press("F10");
        for (int right = 0; right < menu; right++) {
            press("Right");
        }
        for (int step = 0; step < Math.max(item + 1, -item); step++) {
            press(item < 0 ? "Up" : "Down");
        }
        press("Return");
    }

    /** Does something that must change what is on the screen, and returns when the change is complete: the screen stays as it is for a while. */
    public void change(Runnable act) {
        long before = framebuffer.sum();
        act.run();
        settled(now -> now != before);
    }

    /** Returns when the screen stays as it is for a while. */
    public void settle() {
        settled(now -> true);
    }

    private void settled(LongPredicate wanted) {
        long[] last = {framebuffer.sum()};
        long[] since = {System.nanoTime()};
        Await.until(LIMIT, () -> "a picture that stays as it is; there are " + titles(), () -> {
            long now = framebuffer.sum();
            if (now != last[0]) {
                last[0] = now;
                since[0] = System.nanoTime();
            }
            return wanted.test(now) && System.nanoTime() - since[0] >= AT_REST.toNanos();
        });
    }

    /** x, y, width and height of the windows that can be seen, by title. */
    public Map<String, List<Integer>> places() {
        Map<String, List<Integer>> places = new TreeMap<>();
        clients().forEach(id -> places.put(tool("xdotool", "getwindowname", id).out().strip(), bounds(id)));
        return places;
    }

    /** Keeps a picture of the whole screen with the test reports. */
    public Path picture(String name) throws IOException {
        Path file = Path.of(System.getProperty("test.reports", "target/end-to-end"), "screens").resolve(name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(framebuffer.image(), "png", file.toFile());
        return file;
    }

    /** How many colours a picture of the window has: a window that shows nothing has one or two. */
    public int colours(String window) {
        List<Integer> place = bounds(window);
        return framebuffer.colours(place.get(0), place.get(1), place.get(2), place.get(3));
    }

    private Process start(String name, String... command) throws IOException {
        Process process = new ProcessBuilder(with(List.of(command))).redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile()).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        started.add(process);
        return process;
    }

    private String firstLine(String file) {
        Path path = directory.resolve(file);
        return Await.present(LIMIT, () -> file + " of the display; " + log(), () -> {
            try {
                return Files.exists(path) ? Files.readAllLines(path).stream().findFirst().map(String::strip).filter(line -> !line.isEmpty())
                        : Optional.empty();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    private String log() {
        return Shell.run("sh", "-c", "cat " + directory + "/*.log").out();
    }

    @Override
    public void close() {
        for (Process process : started.reversed()) {
            process.destroy();
        }
        for (Process process : started) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        Shell.run("rm", "-rf", directory.toString());
    }
}
