package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the settings, names and files that the documentation mentions exist. */
class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern SETTING = Pattern.compile("vireo\\.[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern CLASS = Pattern.compile("(?:[a-z]+\\.)*([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)([.#(].*)?");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]{3,}");

    /** The classes of the worked example of DEVELOPING.md, and names of other programs. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "Question[A-Za-z]*"
                    + "|NaN|EncodingFilter|TasksMax|TimeoutStopSec|LimitNOFILE|[A-Z][a-z]+Object|[A-Z][a-z]+MultipartUploads?|ListBucket[A-Za-z]+");

    /** Lists old names, too. */
    private static final String CHANGELOG = "CHANGELOG.md";

    /** Marks a decision that describes an earlier state. */
    private static final String SUPERSEDED = "\n- Status: superseded";

    private static final Pattern EXAMPLE_SETTING = Pattern.compile("vireo\\.limits\\.questions\\..*");

    @Test
    void shouldNameExistingSettings() throws IOException {
        Properties settings = new Properties();
        try (InputStream file =
                Files.newInputStream(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            settings.load(file);
        }
        for (Path document : documents()) {
            assertThat(code(document)
                            .filter(text -> SETTING.matcher(text).matches())
                            .filter(text -> !EXAMPLE_SETTING.matcher(text).matches()))
                    .as(document.toString())
                    .isSubsetOf(settings.stringPropertyNames());
        }
    }

    /** A name exists if the code or the build uses it; migrations also contain the names of renamed tables. */
    @Test
    void shouldNameExistingClasses() throws IOException {
        Set<String> words = words(Path.of("src"), Path.of("payara"), Path.of("pom.xml"));
        for (Path document : documents()) {
            assertThat(code(document)
                            .map(CLASS::matcher)
                            .filter(matcher -> matcher.matches())
                            .map(matcher -> matcher.group(1))
                            .filter(name -> !ELSEWHERE.matcher(name).matches()))
                    .as(document.toString())
                    .isSubsetOf(words);
        }
    }

    @Test
    void shouldLinkToExistingFiles() throws IOException {
        for (Path document : documents()) {
            assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                    .as(document.toString())
                    .allSatisfy(
                            link -> assertThat(document.resolveSibling(link)).exists());
        }
    }

    private static Stream<String> code(Path document) throws IOException {
        return CODE.matcher(Files.readString(document)).results().map(match -> match.group(1));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> root = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            for (Path file : Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md") && !file.endsWith(CHANGELOG))
                    .toList()) {
                if (!Files.readString(file).contains(SUPERSEDED)) {
                    documents.add(file);
                }
            }
        }
        return documents;
    }

    private static Set<String> words(Path... roots) throws IOException {
        Set<String> words = new HashSet<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(java|sql|xml|yaml|properties|service|sh)"))
                        .toList()) {
                    WORD.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(words::add);
                }
            }
        }
        return words;
    }
}
