package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.http.page.PageLanguages;
import io.vireo.web.WebAssets.Asset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class WebAssetsTest {
    private static final int KB = 1000;
    private static final Path ASSETS = Path.of("src/main/resources/io/vireo/web/assets");

    /** A name that a module declares: all modules of a script share one scope. */
    private static final Pattern NAME =
            Pattern.compile("(?m)^(?:export )?(?:const|let|class|function|async function) (\\w+)");

    private static final Path TEMPLATES = Path.of("src/main/resources/io/vireo/web/templates");
    private static final Pattern ASSET = Pattern.compile("\\basset\\.(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .* from '\\./([a-z-]+)\\.js';$");

    private final WebAssets assets = new WebAssets();

    @Test
    void shouldNameFilesByTheirContent() throws IOException {
        for (String path : assets.paths(Locale.ENGLISH).values()) {
            assertThat(path).matches("assets/[a-z-]+\\.[0-9a-f]{12}\\.(css|js|svg)");
            Asset asset = assets.find(path.substring("assets/".length())).orElseThrow();
            assertThat(new GZIPInputStream(new ByteArrayInputStream(asset.gzip())).readAllBytes())
                    .isEqualTo(asset.content());
        }
        assertThat(assets.find("site.css")).isEmpty();
        assertThat(assets.find("../web/texts.properties")).isEmpty();
    }

    @Test
    void shouldKeepTheBudgets() {
        Map<String, String> paths = assets.paths(Locale.ENGLISH);
        assertThat(size(paths.get("css"))).isLessThan(15 * KB);
        for (Locale language : PageLanguages.ALL) {
            Map<String, String> scripts = assets.paths(language);
            assertThat(size(scripts.get("media_chrome")) + size(scripts.get("watch")))
                    .as(language.toString())
                    .isLessThan(75 * KB);
        }
    }

    @Test
    void shouldLoadTheLibraryOfStreamsOnItsOwn() {
        assertThat(size(assets.paths(Locale.ENGLISH).get("hls"))).isLessThan(125 * KB);
        assertThat(text("player")).doesNotContain("window.Hls");
    }

    @Test
    void shouldGiveTheWatchPageOneScriptWhosePartsShareNoNames() {
        String watch = text("watch");

        assertThat(watch)
                .startsWith(text("player"))
                .contains("'vireo-player'", "'vireo-views'", "vireo_zone=")
                .doesNotContainPattern("(?m)^(import|export|//) ?");
        assertThat(watch.substring(text("player").length()))
                .startsWith("{\n")
                .contains("}\n{\n")
                .endsWith("}\n");
    }

    @Test
    void shouldJoinTheModulesOfAScript() throws IOException {
        for (Map.Entry<String, List<String>> script : WebAssets.JOINED.entrySet()) {
            try (Stream<Path> files = Files.list(ASSETS.resolve(script.getKey()))) {
                assertThat(files.map(file -> file.getFileName().toString().replace(".js", "")))
                        .containsExactlyInAnyOrderElementsOf(script.getValue());
            }
            String joined = text(script.getKey());
            assertThat(joined).doesNotContainPattern("(?m)^(import|export) ").contains("customElements.define");
        }
    }

    @Test
    void shouldJoinModulesAfterThoseThatTheyImport() throws IOException {
        for (Map.Entry<String, List<String>> script : WebAssets.JOINED.entrySet()) {
            List<String> before = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (String module : script.getValue()) {
                String source = Files.readString(ASSETS.resolve(script.getKey()).resolve(module + ".js"));
                assertThat(IMPORT.matcher(source).results().map((MatchResult name) -> name.group(1)))
                        .as(module)
                        .isSubsetOf(before);
                before.add(module);
                NAME.matcher(source).results().forEach(name -> names.add(name.group(1)));
            }
            assertThat(names).as(script.getKey()).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldHaveEveryAssetOfTheTemplates() throws IOException {
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                assertThat(ASSET.matcher(Files.readString(template)).results().map((MatchResult name) -> name.group(1)))
                        .as(template.toString())
                        .isSubsetOf(assets.paths(Locale.ENGLISH).keySet());
            }
        }
    }

    private String text(String variable) {
        String name = assets.paths(Locale.ENGLISH).get(variable).substring("assets/".length());
        return new String(assets.find(name).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private int size(String path) {
        return assets.find(path.substring("assets/".length())).orElseThrow().gzip().length;
    }
}
