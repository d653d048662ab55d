package dev.everpost.app.demo;

import dev.everpost.scenario.Expectations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The end of a story for programs. */
final class EndingJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EndingJson() {}

    static String of(Ending ending, Expectations expected) {
        var verdict = ending.verdict();
        var disappointments = ending.disappointments(expected);
        var json = new LinkedHashMap<String, Object>();
        json.put("scenario", ending.scenario());
        json.put("held", disappointments.isEmpty());
        json.put("disappointments", disappointments);
        json.put("accepted", verdict.accepted());
        json.put("delivered", verdict.delivered());
        json.put("lost", findings(verdict.lost()));
        json.put("not_delivered", findings(verdict.told()));
        json.put("unfinished", findings(verdict.unfinished()));
        json.put("duplicates", findings(verdict.duplicates()));
        json.put("resent_and_arrived_once", verdict.resent());
        json.put("not_accepted", ending.notAccepted());
        json.put("carried", ending.carried());
        json.put(
                "failovers",
                ending.failovers().stream().map(EndingJson::failover).toList());
        json.put("delays", ending.delays().stream().map(EndingJson::delays).toList());
        return JSON.writeValueAsString(json);
    }

    private static List<Map<String, Object>> findings(List<Verdict.Finding> findings) {
        return findings.stream()
                .map(finding -> Map.<String, Object>of("message", finding.message(), "why", finding.why()))
                .toList();
    }

    private static Map<String, Object> failover(Failover failover) {
        var json = new LinkedHashMap<String, Object>();
        json.put("from", failover.from().value());
        json.put("fault", failover.fault());
        json.put("to", failover.to().value());
        json.put("at_ms", failover.at().toMillis());
        json.put("after_ms", failover.after().toMillis());
        json.put("message", failover.message().toString());
        return json;
    }

    private static Map<String, Object> delays(Delays.Figures figures) {
        var json = new LinkedHashMap<String, Object>();
        json.put("class", figures.messageClass().label());
        json.put("messages", figures.messages());
        json.put("median_ms", figures.median().toMillis());
        json.put("slowest_ms", figures.slowest().toMillis());
        json.put("late", figures.late());
        return json;
    }
}
