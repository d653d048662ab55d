/** What would stop failover today: accounts, sender domains and what the domain name system says of them, quotas, routes. */
@NullMarked
package dev.everpost.audit;

import org.jspecify.annotations.NullMarked;
