package org.autoroute.smtp.ui.internal.autostart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import org.autoroute.smtp.service.settings.AtomicFile;

/** A property list in the user's LaunchAgents, which launchd of macOS reads at login. */
final class LaunchAgent implements Autostart {

    private static final String LABEL = "org.autoroute.smtp";
    private static final String PROGRAM = "ProgramArguments";

    private final Path file;

    LaunchAgent(Path directory) {
        file = directory.resolve(LABEL + ".plist");
    }

    static LaunchAgent of(Path home) {
        return new LaunchAgent(home.resolve("Library").resolve("LaunchAgents"));
    }

    @Override
    public Optional<List<String>> command() throws IOException {
        try {
            return read(AtomicFile.read(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void enable(List<String> command) throws IOException {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>%s</string>
                    <key>%s</key>
                    <array>
                %s
                    </array>
                    <key>RunAtLoad</key>
                    <true/>
                    <key>ProcessType</key>
                    <string>Interactive</string>
                </dict>
                </plist>
                """.formatted(LABEL, PROGRAM,
                command.stream().map(word -> "        <string>" + escaped(word) + "</string>").collect(Collectors.joining("\n")));
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Optional<List<String>> read(byte[] plist) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(plist)).getDocumentElement();
            return children(root).stream().filter(child -> child.getTagName().equals("dict")).findFirst().flatMap(LaunchAgent::command);
        } catch (SAXException | ParserConfigurationException damaged) {
            throw new IOException(damaged);
        }
    }

    private static Optional<List<String>> command(Element dict) {
        boolean off = value(dict, "Disabled").map(Element::getTagName).equals(Optional.of("true"));
        return off ? Optional.empty() : value(dict, PROGRAM).map(array -> children(array).stream().map(Node::getTextContent).toList())
                .filter(words -> !words.isEmpty());
    }

    /** The element behind the key. */
    private static Optional<Element> value(Element dict, String key) {
        List<Element> pairs = children(dict);
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs.get(i).getTextContent().equals(key)) {
                return Optional.of(pairs.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
