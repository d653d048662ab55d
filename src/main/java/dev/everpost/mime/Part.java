package dev.everpost.mime;

import dev.everpost.message.Content;
import java.util.List;

/** A MIME entity to be written, RFC 2045 section 2.4. */
sealed interface Part {

    /** One body with its content fields; the transfer encoding is applied by the writer. */
    record Leaf(HeaderLines header, TransferEncoding encoding, Content body) implements Part {}

    /** A multipart; {@code subtype} may carry parameters other than the boundary. */
    record Multi(String subtype, List<Part> parts) implements Part {}
}
