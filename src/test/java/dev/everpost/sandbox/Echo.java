package dev.everpost.sandbox;

import java.util.List;
import java.util.Map;

/** A vendor for specs of what all vendors share: it takes any POST and gives back what it got. */
public final class Echo implements Personality, ApiRefusals<HttpAnswer> {

    @Override
    public String vendor() {
        return "echo";
    }

    @Override
    public String credentials() {
        return "";
    }

    @Override
    public boolean isSending(HttpRequest request) {
        return request.method().equals("POST");
    }

    @Override
    public HttpAnswer answer(HttpRequest request, Counter counter) {
        return HttpAnswer.json(202, Map.of("got", request.text())).with("X-Echo", "7");
    }

    @Override
    public List<HookPost> reports(List<Happening> happenings) {
        return List.of();
    }

    @Override
    public ApiRefusals<HttpAnswer> refusals() {
        return this;
    }

    @Override
    public HttpAnswer throttled() {
        return HttpAnswer.empty(429);
    }

    @Override
    public HttpAnswer quotaSpent() {
        return HttpAnswer.empty(402);
    }

    @Override
    public HttpAnswer suspended() {
        return HttpAnswer.empty(403);
    }

    @Override
    public HttpAnswer failing(int code) {
        return HttpAnswer.empty(code);
    }
}
