/** Mail templates in the dialect of Amazon SES: Handlebars without HTML escaping, rendered from JSON within bounds. */
@NullMarked
package dev.everpost.template;

import org.jspecify.annotations.NullMarked;
