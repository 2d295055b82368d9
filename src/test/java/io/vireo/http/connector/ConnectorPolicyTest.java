package io.vireo.http.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.MainClasses;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorPolicyTest {
    private static final List<RequestBodyPaths> FEATURES = features();

    private final ConnectorPolicy policy = policy("/tube");

    private static ConnectorPolicy policy(String contextPath) {
        return new ConnectorPolicy(
                contextPath,
                new ListenerSettings(
                        false, 1024, 4096, Duration.ofSeconds(5), 1, Optional.empty(), Duration.ofSeconds(30)),
                FEATURES);
    }

    /** Returns the beans of all features, found by scanning the classes. */
    private static List<RequestBodyPaths> features() {
        return MainClasses.all().stream()
                .filter(type -> type.isAssignableTo(RequestBodyPaths.class) && !type.isInterface())
                .map(type -> create(type.reflect()))
                .toList();
    }

    private static RequestBodyPaths create(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (RequestBodyPaths) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
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
        "/tube/upload/v/abcdefg, application/json, false",
        "/upload/v/abcdefg, application/json, true",
        "/tube/files, application/json, false",
        "/tube/files/1, application/json, false",
        "/tube/channel/picture, application/json, false",
        "/tube/channel, application/json, true",
        "/tube/reset, application/x-www-form-urlencoded, true",
        "/tube/reset/1, application/x-www-form-urlencoded, false"
    })
    void shouldReadJsonBodiesExceptWhereAFeatureSaysOtherwise(String uri, String type, boolean json) {
        assertThat(policy.isJsonBody(uri, type)).isEqualTo(json);
    }
}
