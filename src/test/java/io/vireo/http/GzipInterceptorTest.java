package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInterceptorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "deflate, gzip;q=1.0, *;q=0.5",
                "gzip, deflate, br",
                "br;q=1.0 , gzip ; q=0.001",
                "br,gzip;q=.5"
            })
    void shouldCompressIfTheClientAcceptsGzip(String header) {
        assertThat(GzipInterceptor.isAcceptedBy(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip; q=0.0, br",
                "notgzip",
                "gzipped",
                "*;q=0"
            })
    void shouldNotCompressIfTheClientDoesNotAcceptGzip(String header) {
        assertThat(GzipInterceptor.isAcceptedBy(header)).isFalse();
        assertThat(GzipInterceptor.isAcceptedBy(null)).isFalse();
    }
}
