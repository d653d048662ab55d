package dev.everpost.health.feed;

import dev.everpost.health.Reading;
import dev.everpost.health.Scope;

/**
 * What a status page's document means for one scope.
 *
 * @param strength 0 to 1, by how plainly the page speaks of this scope
 * @param words for people; quotes the page
 */
public record Opinion(Scope scope, Reading reading, double strength, String words) {}
