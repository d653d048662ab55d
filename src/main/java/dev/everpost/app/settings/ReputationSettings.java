package dev.everpost.app.settings;

/**
 * At which shares an account is in danger; bulk mail is slowed from half of them on, and held from nine tenths.
 *
 * @param bounceReview of hard bounces in seven days
 * @param complaintReview of complaints in seven days
 */
public record ReputationSettings(double bounceReview, double complaintReview) {

    static ReputationSettings read(Section section) {
        return new ReputationSettings(
                section.get("bounce_review", Kinds.percent(1), 0.05),
                section.get("complaint_review", Kinds.percent(1), 0.001));
    }
}
