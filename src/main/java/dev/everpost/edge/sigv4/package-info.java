/** AWS request signatures: who signed a request, or a refusal in AWS's words; knows nothing of what the request asks for. */
@NullMarked
package dev.everpost.edge.sigv4;

import org.jspecify.annotations.NullMarked;
