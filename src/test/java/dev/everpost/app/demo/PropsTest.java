package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PropsTest {

    @Test
    void theFolderIsGoneWithAllThatIsInItWhenThePlayIsOver() throws Exception {
        var props = Props.lay("test");
        Files.writeString(Files.createDirectory(props.folder().resolve("var")).resolve("everpost.db"), "x");

        props.close();
        props.close();

        assertThat(props.folder()).doesNotExist();
    }

    @Test
    void whatIsKeptStays() throws Exception {
        var props = Props.lay("test");
        props.keep();

        props.close();

        assertThat(props.folder()).isDirectory();
        Files.delete(props.folder());
    }
}
