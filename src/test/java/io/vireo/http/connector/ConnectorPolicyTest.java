package io.vireo.http.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorPolicyTest {
    private final ConnectorPolicy policy = policy("/tube");

    private static ConnectorPolicy policy(String contextPath) {
        return new ConnectorPolicy(
                contextPath,
                new ListenerSettings(
                        false, 1024, 4096, Duration.ofSeconds(5), 1, Optional.empty(), Duration.ofSeconds(30)),
                List.of(new Feature()));
    }

    private static final class Feature implements RequestBodyPaths {
        @Override
        public boolean isStreamed(String path) {
            return path.startsWith("/images/");
        }

        @Override
        public boolean isBuffered(String path) {
            return path.equals("/form");
        }
    }

    @ParameterizedTest
    @CsvSource({"/tube/health/live, /health/live", "/tube, ''", "/tube/, /"})
    void shouldFindThePathWithinTheApplication(String uri, String path) {
        assertThat(policy.path(uri)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({"/health/live", "/tubes/v/1", "/"})
    void shouldFindNoPathOutsideOfTheApplication(String uri) {
        assertThat(policy.path(uri)).isEmpty();
    }

    @Test
    void shouldFindEveryPathOfTheRootContext() {
        assertThat(policy("").path("/tube")).contains("/tube");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/.", "/a/..", "/%2e%2E", "/.%2e/x", "/..;x", "/a/.;b=c/d", "/a/../..", "//.."})
    void shouldDetectDotSegments(String uri) {
        assertThat(ConnectorPolicy.hasDotSegment(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/...", "/..a", "/a.", "/%2e%2e%2e", "/..%2fa", "/a..", "/a;/..b", "/"})
    void shouldAcceptDotsWithinASegment(String uri) {
        assertThat(ConnectorPolicy.hasDotSegment(uri)).isFalse();
    }

    @Test
    void shouldRejectRequestsUntilTheApplicationIsDeployed() {
        assertThat(policy.isUnavailable("/tube/health/live")).isTrue();
        policy.traffic().open();
        assertThat(policy.isUnavailable("/tube/v/abcdefg")).isFalse();
    }

    @Test
    void shouldServeOnlyHealthChecksWhileOverloaded() {
        policy.traffic().open();
        policy.shedder().enter();
        assertThat(policy.isUnavailable("/tube/v/abcdefg")).isFalse();
        policy.shedder().enter();
        assertThat(policy.isUnavailable("/tube/v/abcdefg")).isTrue();
        assertThat(policy.isUnavailable("/health/live")).isTrue();
        assertThat(policy.isUnavailable("/tube/health/live")).isFalse();
        policy.shedder().leave();
        assertThat(policy.isUnavailable("/tube/v/abcdefg")).isFalse();
    }

    @Test
    void shouldServeOnlyHealthChecksDuringShutdown() {
        policy.traffic().open();
        policy.traffic().close();
        assertThat(policy.isUnavailable("/tube/v/abcdefg")).isTrue();
        assertThat(policy.isUnavailable("/tube/health/started")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/tube/sign_in, application/json, true",
        "/tube/sign_in, Application/Problem+JSON; charset=utf-8, true",
        "/tube/sign_in, text/plain, false",
        "/tube/images/1, application/json, false",
        "/images/1, application/json, true",
        "/tube/form, application/x-www-form-urlencoded, true",
        "/tube/form/1, application/x-www-form-urlencoded, false"
    })
    void shouldReadJsonBodiesExceptWhereAFeatureSaysOtherwise(String uri, String type, boolean json) {
        assertThat(policy.isJsonBody(uri, type)).isEqualTo(json);
    }
}
