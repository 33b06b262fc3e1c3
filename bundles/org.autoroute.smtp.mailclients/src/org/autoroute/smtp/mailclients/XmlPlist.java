package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML form of property lists. */
final class XmlPlist {

    private final XMLStreamReader xml;
    private final Set<String> wanted;
    private int values;

    private XmlPlist(XMLStreamReader xml, Set<String> wanted) {
        this.xml = xml;
        this.wanted = wanted;
    }

    static Object read(byte[] content, Set<String> wanted) throws Malformed {
        return Xml.read(content, xml -> {
            XmlPlist plist = new XmlPlist(xml, wanted);
            if (!plist.toElement() || !xml.getLocalName().equals("plist") || !plist.toElement()) {
                throw new Malformed("malformed.plist");
            }
            return plist.value(0);
        });
    }

    /** Reads the value that starts here, up to its end. */
    private Object value(int depth) throws XMLStreamException, Malformed {
        if (depth > Plist.DEEPEST || ++values > Plist.MOST_VALUES) {
            throw new Malformed("malformed.plist");
        }
        return switch (xml.getLocalName()) {
            case "dict" -> dictionary(depth);
            case "array" -> array(depth);
            case "string" -> Xml.text(xml);
            case "integer" -> number(Xml.text(xml));
            case "true", "false" -> flag();
            default -> {
                Xml.skip(xml);
                yield "";
            }
        };
    }

    private Boolean flag() throws XMLStreamException {
        boolean on = xml.getLocalName().equals("true");
        Xml.skip(xml);
        return on;
    }

    private Map<String, Object> dictionary(int depth) throws XMLStreamException, Malformed {
        Map<String, Object> entries = new LinkedHashMap<>();
        while (toElement()) {
            if (!xml.getLocalName().equals("key")) {
                throw new Malformed("malformed.plist");
            }
            String key = Xml.text(xml);
            if (!toElement()) {
                throw new Malformed("malformed.plist");
            }
            if (wanted.contains(key)) {
                entries.put(key, value(depth + 1));
            } else {
                Xml.skip(xml);
            }
        }
        return entries;
    }

    private List<Object> array(int depth) throws XMLStreamException, Malformed {
        List<Object> items = new ArrayList<>();
        while (toElement()) {
            items.add(value(depth + 1));
        }
        return items;
    }

    /** To the next element within this one; false at its end. */
    private boolean toElement() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT || event == XMLStreamReader.END_ELEMENT) {
                return event == XMLStreamReader.START_ELEMENT;
            }
        }
        return false;
    }

    private static Object number(String text) {
        return text.matches("[0-9]{1,9}") ? (Object) Long.valueOf(text) : text;
    }
}
