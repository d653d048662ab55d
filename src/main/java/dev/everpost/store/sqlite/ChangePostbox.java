package dev.everpost.store.sqlite;

import dev.everpost.fact.Fact;
import dev.everpost.store.Postbox.Keeping;
import dev.everpost.store.Postbox.Verdict;
import dev.everpost.store.Tiding;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Changes of the postbox; harmless to repeat. */
final class ChangePostbox {

    private static final String GONE = "its message is no longer kept";

    private ChangePostbox() {}

    /** Adds what is not known yet. */
    record Keep(List<Tiding> tidings, Instant now) implements Operation<Keeping> {
        @Override
        public Keeping run(Session session) throws SQLException {
            int fresh = 0;
            for (var tiding : tidings) {
                fresh += session.tidings.insert(tiding, now) ? 1 : 0;
            }
            return new Keeping.Done(fresh, tidings.size() - fresh);
        }

        @Override
        public Keeping refused(String why) {
            return new Keeping.Unavailable(why);
        }

        @Override
        public long bytes() {
            return tidings.stream()
                    .mapToLong(tiding -> tiding.raw().length() + 500L)
                    .sum();
        }
    }

    /** Writes verdicts and their facts. */
    record Settle(List<Verdict> verdicts) implements Operation<Boolean> {
        @Override
        public Boolean run(Session session) throws SQLException {
            for (var verdict : verdicts) {
                switch (verdict) {
                    case Verdict.Matched(long number, Fact.Reported fact) -> matched(session, number, fact);
                    case Verdict.Later(long number, Instant due, String why) ->
                        session.tidings.postpone(number, due, why);
                    case Verdict.Unmatched(long number, String why) -> session.tidings.unmatched(number, why);
                }
            }
            return true;
        }

        /** A message may have grown old since it was found: a fact of nothing would never be dropped. */
        private static void matched(Session session, long number, Fact.Reported fact) throws SQLException {
            long message = fact.message().value();
            if (session.messages.find(message).isEmpty()) {
                session.tidings.unmatched(number, GONE);
            } else {
                session.book(fact);
                session.tidings.matched(number, message);
            }
        }

        @Override
        public Boolean refused(String why) {
            return false;
        }
    }
}
