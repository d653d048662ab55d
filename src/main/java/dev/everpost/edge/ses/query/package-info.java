/** The Amazon SES API of 2010 (v1) as a way in: parameters of a form come in, XML goes out, on the same objects as v2. */
@NullMarked
package dev.everpost.edge.ses.query;

import org.jspecify.annotations.NullMarked;
