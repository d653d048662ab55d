package dev.everpost.reputation;

import dev.everpost.experience.Share;

/**
 * What became of an account's mail over a representative time, in recipients.
 *
 * @param accepted by the provider
 * @param bounced for good, those of broken receivers left out
 * @param bulkPerHour bulk mail in its busiest hour
 */
record Tally(long accepted, long bounced, long complained, long bulkPerHour) {

    Share bounces() {
        return new Share(bounced, Math.max(accepted, bounced));
    }

    Share complaints() {
        return new Share(complained, Math.max(accepted, complained));
    }
}
