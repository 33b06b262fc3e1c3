package org.autoroute.smtp.mailclients;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML without document types: no entity is expanded, nothing outside the file is fetched. */
final class Xml {

    private Xml() {
    }

    /** Walks through a document. */
    interface Walk<T> {
        T through(XMLStreamReader xml) throws XMLStreamException, Malformed;
    }

    /** @throws Malformed when it is not well-formed, or uses an entity of its own */
    static <T> T read(byte[] content, Walk<T> walk) throws Malformed {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // The library would print what is wrong.
        factory.setXMLReporter((message, type, related, location) -> { });
        try (FileText text = new FileText(content)) {
            return walk.through(factory.createXMLStreamReader(text.reader()));
        } catch (XMLStreamException notXml) {
            throw new Malformed("malformed.xml");
        }
    }

    /** The text up to the end of this element, which must have no other in it. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        return xml.getElementText().strip();
    }

    /** Passes over this element and all within it. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
    }
}
