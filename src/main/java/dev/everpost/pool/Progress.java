package dev.everpost.pool;

import dev.everpost.experience.Share;

/**
 * How far a pool is in its plan. A day counts when at least half of its ceiling was used and few of it bounced or complained; one that
 * went badly is repeated, one that was hardly used as well. Guarded by its pool's lock.
 */
final class Progress {

    /** SES reviews an account at these shares; a warm-up that is surely above them does not go on. */
    static final double BOUNCES_BAD = 0.05;

    static final double COMPLAINTS_BAD = 0.001;
    /** Such a part of a day's ceiling makes it a day. */
    static final double USED = 0.5;

    /** How the last day that was over ended. */
    enum Ended {
        NONE,
        ADVANCED,
        BOUNCES,
        COMPLAINTS,
        UNUSED
    }

    private final Plan plan;
    private int stage;
    private long day = Long.MIN_VALUE;
    private long accepted;
    private long bounced;
    private long complained;
    private Ended ended = Ended.NONE;

    Progress(Plan plan) {
        this.plan = plan;
    }

    /** As it is kept. */
    record Kept(int stage, long day, long accepted, long bounced, long complained, Ended ended) {}

    Kept kept() {
        return new Kept(stage, day, accepted, bounced, complained, ended);
    }

    void restore(Kept kept) {
        stage = kept.stage();
        day = kept.day();
        accepted = kept.accepted();
        bounced = kept.bounced();
        complained = kept.complained();
        ended = kept.ended();
    }

    /** Days since 1970; an earlier one than the present is judged and over. */
    void turn(long present) {
        if (present <= day) {
            return;
        }
        if (day != Long.MIN_VALUE && !isFinished()) {
            ended = judged();
            stage += ended == Ended.ADVANCED ? 1 : 0;
        }
        day = present;
        accepted = 0;
        bounced = 0;
        complained = 0;
    }

    private Ended judged() {
        if (new Share(bounced, accepted + bounced).low() > BOUNCES_BAD) {
            return Ended.BOUNCES;
        }
        if (new Share(complained, accepted).low() > COMPLAINTS_BAD) {
            return Ended.COMPLAINTS;
        }
        return accepted < USED * plan.perDay().get(stage) ? Ended.UNUSED : Ended.ADVANCED;
    }

    boolean isFinished() {
        return stage >= plan.perDay().size();
    }

    /** Of the present day; only while it is not finished. */
    long ceiling() {
        var start = plan.start();
        return start != null && day < start.toEpochDay() ? 0 : plan.perDay().get(stage);
    }

    void accepted(int recipients) {
        accepted += recipients;
    }

    void bounced(int recipients) {
        bounced += recipients;
    }

    void complained() {
        complained++;
    }

    Plan plan() {
        return plan;
    }

    /** Such as "day 3 of 20 of its warm-up plan, repeated because of bounces". */
    String words() {
        if (isFinished()) {
            return "its warm-up plan is finished";
        }
        var day = "day " + (stage + 1) + " of " + plan.perDay().size() + " of its warm-up plan";
        return switch (ended) {
            case NONE, ADVANCED -> day;
            case BOUNCES -> day + ", repeated because too many bounced";
            case COMPLAINTS -> day + ", repeated because too many complained";
            case UNUSED -> day + ", repeated because less than half of it was used";
        };
    }
}
