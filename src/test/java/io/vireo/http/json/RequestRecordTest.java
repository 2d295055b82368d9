package io.vireo.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vireo.http.ApiException;
import io.vireo.http.Json;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRecordTest {
    record Sample(
            String name,
            @JsonSetter(nulls = Nulls.SET) @Nullable String note,
            int day) {}

    @Test
    void shouldReadEveryComponent() {
        assertThat(read(Sample.class, "{'name':'Ada','note':'x','day':10,'more':[1]}"))
                .isEqualTo(new Sample("Ada", "x", 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':'Ada','day':10}", "{'name':'Ada','note':null,'day':10}"})
    void shouldReadAbsentAndNullFieldsAsNullWhereAllowed(String json) {
        assertThat(read(Sample.class, json).note()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10,10", "-3,-3", "10.0,10", "2147483647,2147483647"})
    void shouldReadWholeNumbers(String json, int expected) {
        assertThat(read(Sample.class, "{'name':'Ada','day':%s}".formatted(json)).day())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "'10'",
                "''",
                "'x'",
                "true",
                "null",
                "[]",
                "[1]",
                "{}",
                "1e400",
                "1e-400",
                "2147483648",
                "123456789012345678901"
            })
    void shouldRejectOtherThanIntegers(String json) {
        assertThat(errorResponse(Sample.class, "{'name':'Ada','day':%s}".formatted(json)))
                .isEqualTo(Map.of("invalid-field", "day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "null", "[]", "['Ada']", "{}", "'\\ud800'", "'a\\udc00b'"})
    void shouldRejectOtherThanStrings(String json) {
        assertThat(errorResponse(Sample.class, "{'name':%s,'day':1}".formatted(json)))
                .isEqualTo(Map.of("invalid-field", "name"));
    }

    @Test
    void shouldReportMissingBeforeInvalidFieldsInTheOrderOfTheComponents() {
        assertThat(errorResponse(Sample.class, "{'day':'x'}")).isEqualTo(Map.of("missing-field", "name"));
        assertThat(errorResponse(Sample.class, "{'name':5}")).isEqualTo(Map.of("missing-field", "day"));
        assertThat(errorResponse(Sample.class, "{'day':'x','note':5,'name':5}"))
                .isEqualTo(Map.of("invalid-field", "name"));
        assertThat(errorResponse(Sample.class, "{'day':'x','note':5,'name':''}"))
                .isEqualTo(Map.of("invalid-field", "note"));
    }

    @Test
    void shouldUseTheLastOfDuplicateFields() {
        assertThat(read(Sample.class, "{'name':'Ada','day':1,'name':'Bob'}").name())
                .isEqualTo("Bob");
    }

    record Renamed(@JsonProperty("new") String chosen) {}

    @Test
    void shouldReadAFieldByItsAnnotatedName() {
        assertThat(read(Renamed.class, "{'new':'x'}")).isEqualTo(new Renamed("x"));
        assertThat(errorResponse(Renamed.class, "{'chosen':'x'}")).isEqualTo(Map.of("missing-field", "new"));
        assertThat(errorResponse(Renamed.class, "{'new':1}")).isEqualTo(Map.of("invalid-field", "new"));
    }

    record Changes(
            @Nullable String title,
            @Nullable Integer size,

            @JsonProperty(required = true) @JsonSetter(nulls = Nulls.SET) @Nullable
            String before) {}

    @Test
    void shouldDistinguishAbsentFromNull() {
        assertThat(read(Changes.class, "{'before':null}")).isEqualTo(new Changes(null, null, null));
        assertThat(errorResponse(Changes.class, "{}")).isEqualTo(Map.of("missing-field", "before"));
        assertThat(errorResponse(Changes.class, "{'title':null,'before':'x'}"))
                .isEqualTo(Map.of("invalid-field", "title"));
        assertThat(errorResponse(Changes.class, "{'size':null,'before':'x'}"))
                .isEqualTo(Map.of("invalid-field", "size"));
    }

    enum Kind {
        @JsonProperty("video")
        VIDEO
    }

    record Subject(Kind kind, long id) {}

    record Everything(
            boolean flag,
            @Nullable Boolean maybe,
            double position,
            List<String> tags,
            @Nullable Subject subject,
            @Nullable List<Subject> subjects) {}

    @Test
    void shouldReadEverySupportedType() {
        assertThat(read(
                        Everything.class,
                        "{'flag':true,'position':1.5,'tags':['a','b'],'subject':{'kind':'video','id':99999999999},"
                                + "'subjects':[{'kind':'video','id':2}]}"))
                .isEqualTo(new Everything(
                        true,
                        null,
                        1.5,
                        List.of("a", "b"),
                        new Subject(Kind.VIDEO, 99_999_999_999L),
                        List.of(new Subject(Kind.VIDEO, 2))));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "'flag':1 | flag",
                "'flag':'true' | flag",
                "'flag':'' | flag",
                "'flag':null | flag",
                "'maybe':null | maybe",
                "'maybe':'' | maybe",
                "'maybe':0 | maybe",
                "'position':'1.5' | position",
                "'position':'NaN' | position",
                "'position':1e999 | position",
                "'position':'' | position",
                "'tags':'a' | tags",
                "'tags':'' | tags",
                "'tags':{} | tags",
                "'tags':null | tags",
                "'tags':[1] | tags",
                "'tags':[null] | tags",
                "'tags':[['a']] | tags",
                "'subject':'' | subject",
                "'subject':[] | subject",
                "'subject':[{'kind':'video','id':1}] | subject",
                "'subject':null | subject",
                "'subject':{'kind':0,'id':1} | subject.kind",
                "'subject':{'kind':'0','id':1} | subject.kind",
                "'subject':{'kind':'','id':1} | subject.kind",
                "'subject':{'kind':'VIDEO','id':1} | subject.kind",
                "'subject':{'kind':null,'id':1} | subject.kind",
                "'subject':{'kind':'video','id':'1'} | subject.id",
                "'subject':{'kind':'video','id':9223372036854775808} | subject.id",
                "'subjects':{'kind':'video','id':1} | subjects",
                "'subjects':[{'kind':'video','id':null}] | subjects.id",
            })
    void shouldRejectValuesOfOtherTypes(String field, String name) {
        String valid = "'flag':true,'position':1,'tags':[]";

        assertThat(errorResponse(Everything.class, "{" + valid + "," + field + "}"))
                .isEqualTo(Map.of("invalid-field", name));
    }

    @Test
    void shouldReportMissingFieldsOfNestedRecords() {
        String valid = "'flag':true,'position':1,'tags':[]";

        assertThat(errorResponse(Everything.class, "{" + valid + ",'subject':{'id':1}}"))
                .isEqualTo(Map.of("missing-field", "subject.kind"));
        assertThat(errorResponse(Everything.class, "{" + valid + ",'subjects':[{'kind':'video'}]}"))
                .isEqualTo(Map.of("missing-field", "subjects.id"));
    }

    record Flags(Map<String, Boolean> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Flags {}
    }

    @Test
    void shouldReadEveryFieldIntoAMap() {
        assertThat(read(Flags.class, "{'a':true,'b':false}").all()).isEqualTo(Map.of("a", true, "b", false));
        assertThat(read(Flags.class, "{}").all()).isEmpty();
        for (String value : List.of("null", "'true'", "1", "{}", "[]", "''")) {
            assertThat(errorResponse(Flags.class, "{'a':true,'b':" + value + "}"))
                    .isEqualTo(Map.of("invalid-field", "b"));
        }
    }

    record OfDate(String name, LocalDate day) {}

    record OfMap(Map<String, String> values) {}

    record OfRawList(@SuppressWarnings("rawtypes") List list) {}

    record OfListOfLists(List<List<String>> lists) {}

    record OfOptional(Optional<String> name) {}

    record OfArray(int[] numbers) {}

    record OfObject(Object any) {}

    record OfFloat(float number) {}

    record OfItself(List<OfItself> children) {}

    record OfMutual(OfMutualInner inner) {}

    record OfMutualInner(@Nullable List<OfMutual> outer) {}

    record OfOptionalPrimitive(@Nullable int number) {}

    record Nested(OfDate date) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfDate.class,
                OfMap.class,
                OfRawList.class,
                OfListOfLists.class,
                OfOptional.class,
                OfArray.class,
                OfObject.class,
                OfFloat.class,
                OfItself.class,
                OfOptionalPrimitive.class
            })
    void shouldRejectComponentsOfUnsupportedTypes(Class<? extends Record> type) {
        String last = type.getRecordComponents()[type.getRecordComponents().length - 1].getName();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestRecord.of(type))
                .withMessageContaining(type.getName())
                .withMessageContaining("component " + last + " ");
    }

    @Test
    void shouldRejectComponentsOfUnsupportedTypesInNestedRecords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestRecord.of(Nested.class))
                .withMessageContaining(OfDate.class.getName())
                .withMessageContaining("component day ");
    }

    @Test
    void shouldRejectRecordsThatContainEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestRecord.of(OfMutual.class))
                .withMessageContaining(OfMutualInner.class.getName())
                .withMessageContaining("component outer ");
    }

    record Twice(Sample first, Sample second) {}

    @Test
    void shouldAcceptARecordInSeveralComponents() {
        assertThat(RequestRecord.of(Twice.class)).isNotNull();
    }

    record Strict(String name) {
        Strict {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
        }
    }

    @Test
    void shouldNotRevealValuesThatTheRecordRejects() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Strict.class, "{'name':''}"))
                .withMessageContaining(Strict.class.getName())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Path("/sample")
    public static class SampleResource {
        @POST
        public void post(@PathParam("path") String path, @Valid Sample sample) {}

        @PUT
        public void stream(InputStream body, @Context UriInfo uri) {}

        public void notAnOperation(OfMap other) {}
    }

    @Test
    void shouldFindTheRequestBodiesOfResources() {
        assertThat(RequestRecordCache.bodies(Stream.of(SampleResource.class, Sample.class)))
                .containsExactly(Sample.class);
    }

    @Path("/class")
    public static class OfClassResource {
        @POST
        public void post(StringBuilder body) {}
    }

    @Path("/list")
    public static class OfListResource {
        @POST
        public void post(@PathParam("path") String path, List<String> body) {}
    }

    @Path("/map")
    public static class OfMapResource {
        @POST
        public void post(@Valid Map<String, String> body) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {OfClassResource.class, OfListResource.class, OfMapResource.class})
    void shouldRejectBodiesThatAreNoRecords(Class<?> resource) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestRecordCache.bodies(Stream.of(resource)).toList())
                .withMessageContaining(resource.getSimpleName())
                .withMessageContaining("is not a record");
    }

    private static <T extends Record> T read(Class<T> type, String json) {
        try {
            return RequestRecord.of(type).read((ObjectNode) Json.mapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Object errorResponse(Class<? extends Record> type, String json) {
        ApiException apiException = catchThrowableOfType(ApiException.class, () -> read(type, json));
        assertThat(apiException).as(json).isNotNull();
        return Objects.requireNonNull(apiException).response().response();
    }
}
