package dev.everpost.edge.ses.query;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** An answer as a client sees it; reading it proves that it is well-formed XML. */
record Answered(int status, String requestId, String contentType, Document document) {

    static Answered of(HttpResponse<byte[]> response) throws Exception {
        return new Answered(
                response.statusCode(),
                response.headers().firstValue("x-amzn-RequestId").orElse(""),
                response.headers().firstValue("Content-Type").orElse(""),
                parsed(response.body()));
    }

    static Document parsed(byte[] xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    String root() {
        return document.getDocumentElement().getLocalName();
    }

    /** The text of the only element of that name. */
    String text(String name) {
        var texts = texts(name);
        if (texts.size() != 1) {
            throw new AssertionError(texts.size() + " elements " + name + " in " + all());
        }
        return texts.getFirst();
    }

    List<String> texts(String name) {
        var found = document.getElementsByTagNameNS("*", name);
        var texts = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** Status, code and message of an error, as people read them. */
    String error() {
        return status + " " + text("Code") + ": " + text("Message");
    }

    private String all() {
        return root() + ": " + document.getDocumentElement().getTextContent();
    }
}
