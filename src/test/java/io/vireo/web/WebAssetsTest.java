package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.web.WebAssets.Asset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class WebAssetsTest {
    private static final int KB = 1000;

    private final WebAssets assets = new WebAssets();

    @Test
    void shouldNameFilesByTheirContent() throws IOException {
        for (String path : assets.paths().values()) {
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
        Map<String, String> paths = assets.paths();
        assertThat(size(paths.get("css"))).isLessThan(15 * KB);
        assertThat(size(paths.get("media_chrome")) + size(paths.get("player")) + size(paths.get("site")))
                .isLessThan(75 * KB);
    }

    private int size(String path) {
        return assets.find(path.substring("assets/".length())).orElseThrow().gzip().length;
    }
}
