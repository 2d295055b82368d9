package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.vireo.MainClasses;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the API description matches the resource classes. */
class ApiDescriptionTest {
    /** Paths served by the server or by a servlet, not by a resource. */
    private static final List<String> NOT_RESOURCES = List.of("/health/", "/metrics", "/openapi", "/docs");

    private static final Map<Call, ApiDescription.Operation> described = describedCalls();
    private static final Map<Call, Method> implemented = implementedCalls();

    @Test
    void shouldDescribeEveryImplementedOperation() {
        assertThat(shapes(described.keySet())).containsAll(shapes(implemented.keySet()));
    }

    @Test
    void shouldDescribeOnlyImplementedOperations() {
        Set<String> served = shapes(implemented.keySet());
        // Jakarta REST answers HEAD wherever there is a GET
        implemented.keySet().stream()
                .filter(call -> call.method().equals("GET"))
                .forEach(call -> served.add(new Call("HEAD", call.path()).shape()));

        assertThat(served).containsAll(shapes(described.keySet()));
    }

    @Test
    void shouldNamePathParametersAsInTheCode() {
        Map<String, String> describedPaths = new HashMap<>();
        described.keySet().forEach(call -> describedPaths.put(call.shape(), call.path()));

        assertThat(implemented.keySet())
                .filteredOn(call -> describedPaths.containsKey(call.shape()))
                .allSatisfy(call -> assertThat(describedPaths.get(call.shape())).isEqualTo(call.path()));
    }

    @Test
    void shouldDeclareEveryPathParameter() {
        assertThat(described).allSatisfy((call, operation) -> {
            Set<String> inPath = Pattern.compile("(?<=\\{)[^}]*")
                    .matcher(call.path())
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            assertThat(operation.pathParameters()).isEqualTo(inPath);
        });
    }

    @Test
    void shouldRequireATokenWhereTheCodeDoes() {
        Map<String, ApiDescription.Operation> byShape = new HashMap<>();
        described.forEach((call, operation) -> byShape.put(call.shape(), operation));

        assertThat(implemented).allSatisfy((call, method) -> {
            ApiDescription.Operation operation = byShape.get(call.shape());
            assertThat(operation != null && operation.needsToken())
                    .as("%s requires a token", call)
                    .isEqualTo(needsToken(method));
        });
    }

    @Test
    void shouldListTheTokenErrorsWhereATokenIsRequired() {
        assertThat(described).allSatisfy((call, operation) -> {
            if (operation.needsToken()) {
                assertThat(operation.reasons(400)).contains("token", "bad-token");
                assertThat(operation.reasons(401)).containsExactly("token expire");
            } else {
                assertThat(operation.reasons(400)).doesNotContain("token", "bad-token");
            }
        });
    }

    @Test
    void shouldIgnoreTheExpressionsOfATemplate() {
        assertThat(Call.of("GET", "v", "{hash : [a-z/]{7}}/x/{name}")).isEqualTo(new Call("GET", "/v/{hash}/x/{name}"));
        assertThat(Call.of("GET", "/", "")).isEqualTo(new Call("GET", "/"));
    }

    private static Set<String> shapes(Set<Call> calls) {
        return calls.stream().map(Call::shape).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<Call, ApiDescription.Operation> describedCalls() {
        Map<Call, ApiDescription.Operation> calls = new ApiDescription().calls();
        calls.keySet().removeIf(call -> NOT_RESOURCES.stream().anyMatch(call.path()::startsWith));
        return calls;
    }

    private static Map<Call, Method> implementedCalls() {
        Map<Call, Method> calls = new HashMap<>();
        MainClasses.all().stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .filter(type -> !(type.getPackageName() + ".").startsWith("io.vireo.web."))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !isPage(method))
                .forEach(method -> verbs(method)
                        .map(verb -> Call.of(verb, template(method.getDeclaringClass()), template(method)))
                        .forEach(call -> calls.put(call, method)));
        // redirects browsers to the documentation; not an API operation
        calls.remove(new Call("GET", "/"));
        return calls;
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .filter(ApiDescription.METHODS::contains);
    }

    /** Returns whether a method serves a page for browsers, not an API operation. */
    private static boolean isPage(Method method) {
        Produces produces = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : method.getDeclaringClass().getAnnotation(Produces.class);
        return produces != null
                && Arrays.stream(produces.value()).allMatch(type -> type.startsWith(MediaType.TEXT_HTML));
    }

    private static String template(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static boolean needsToken(Method method) {
        return method.isAnnotationPresent(RolesAllowed.class)
                || (method.getDeclaringClass().isAnnotationPresent(RolesAllowed.class)
                        && !method.isAnnotationPresent(PermitAll.class));
    }
}
