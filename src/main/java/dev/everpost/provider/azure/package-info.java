/** Azure Communication Services Email: sends in parts by its signed REST API, asks after operations, reads Event Grid's posts. */
@NullMarked
package dev.everpost.provider.azure;

import org.jspecify.annotations.NullMarked;
