/** The Amazon SES API v2 as a way in: reads requests, hands submissions to intake, answers as SES does. */
@NullMarked
package dev.everpost.edge.ses;

import org.jspecify.annotations.NullMarked;
