package dev.everpost.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tokens between the pages of a list. */
class PageTokenTest {

    @Test
    void aTokenLeadsBehindTheLastItem() {
        var page = PageToken.page("names", List.of("a", "b", "ü", "z"), 3, Function.identity());

        assertThat(page.items()).containsExactly("a", "b", "ü");
        assertThat(PageToken.read("names", page.nextToken())).isEqualTo(Result.done(Optional.of("ü")));
    }

    @Test
    void theLastPageHasNoToken() {
        assertThat(PageToken.page("names", List.of("a"), 1, Function.identity()).nextToken())
                .isNull();
        assertThat(PageToken.read("names", null)).isEqualTo(Result.done(Optional.empty()));
    }

    @Test
    void whatIsNoTokenOfThisListIsRefused() {
        var token = PageToken.page("names", List.of("a", "b"), 1, Function.identity())
                .nextToken();

        assertThat(token).isNotNull();
        for (var wrong : List.of("x", "AAAA", "not base64 !", "AAAAAAAAAAAAAAAAAAAA", token.substring(1))) {
            assertThat(PageToken.read("names", wrong)).as(wrong).isInstanceOf(Result.Failed.class);
        }
        assertThat(PageToken.read("others", token)).isInstanceOf(Result.Failed.class);
    }
}
