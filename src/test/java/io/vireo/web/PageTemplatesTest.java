package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the sources of the pages for what the content security policy forbids, and for unescaped values. */
class PageTemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/io/vireo/web/templates");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldContainNothingInline(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContain("{{{", "{{&", "javascript:", "http-equiv")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("<style")
                .doesNotContainPattern("<script(?![^>]* src=\"\\{\\{base}}\\{\\{asset\\.)");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldQuoteEveryAttribute(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("\\s[a-z-]+=\\{\\{");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void shouldReserveTheSpaceOfImages(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("<img(?![^>]*width=\"\\d+\" height=\"\\d+\")");
    }

    /** A character beyond Latin-1 would double the memory of each page that has it, and the time to write it. */
    @ParameterizedTest
    @MethodSource("templates")
    void shouldNameCharactersBeyondLatin1(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("[^\\x00-\\xFF]");
    }

    @Test
    void shouldIndexThePartsOfTheSiteMap() {
        String index = new PageTemplates()
                .render(
                        "sitemap-index",
                        Map.of(
                                "site",
                                "https://vireo.example/",
                                "entries",
                                List.of(Map.of("part", 0), Map.of("part", 1))));

        assertThat(index)
                .contains("<sitemap><loc>https://vireo.example/sitemap.xml?part=0</loc></sitemap>")
                .contains("<loc>https://vireo.example/sitemap.xml?part=1</loc>");
    }

    @Test
    void shouldEscapeEachSpecialCharacterWhereverItStands() {
        assertThat(site("&\"'<>")).contains("<loc>&amp;&quot;&#39;&lt;&gt;/sitemap.xml");
        assertThat(site("a<b>&c;'d'")).contains("<loc>a&lt;b&gt;&amp;c;&#39;d&#39;/sitemap.xml");
        assertThat(site("<")).contains("<loc>&lt;/sitemap.xml");
        assertThat(site("pläin 🎬 text")).contains("<loc>pläin 🎬 text/sitemap.xml");
        assertThat(site("&amp;")).contains("<loc>&amp;amp;/sitemap.xml");
    }

    @Test
    void shouldRenderASharedSectionOnceForEachKey() {
        PageTemplates templates = new PageTemplates();
        AtomicInteger rendered = new AtomicInteger();
        for (String title : List.of("One <b>", "Two", "One <b>")) {
            Object list = templates.shared(List.of("titles", title), () -> {
                rendered.incrementAndGet();
                return Map.of("tags", List.of(Map.of("tag", title, "tag_href", "tag/1")));
            });
            assertThat(templates.render(
                            "watch-tags", Map.of("base", "./", "t", Map.of("tags", "Tags"), "has_tags", list)))
                    .contains(title.replace("<", "&lt;").replace(">", "&gt;"));
        }
        assertThat(rendered).hasValue(2);
    }

    private static String site(String value) {
        return new PageTemplates()
                .render("sitemap-index", Map.of("site", value + "/", "entries", List.of(Map.of("part", 0))));
    }
}
