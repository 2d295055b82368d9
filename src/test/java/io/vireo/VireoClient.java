package io.vireo;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.json.Json;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client of the API. Each client has its own address, sent in {@code X-Forwarded-For}, so that rate limits apply to each client
 * separately.
 */
public final class VireoClient {
    public static final String PASSWORD = "correct horse";

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final URI base;
    private final String address;
    private final boolean isShared;

    public VireoClient(URI base) {
        this(base, newAddress(), false);
    }

    private VireoClient(URI base, String address, boolean isShared) {
        this.base = base;
        this.address = address;
        this.isShared = isShared;
    }

    /**
     * Returns a client of the shared server. Its {@link #newAccount}, {@link #token} and {@link #published} save the time of a sign-up, a
     * sign-in and an upload.
     */
    public static VireoClient ofSharedServer(URI base) {
        return new VireoClient(base, newAddress(), true);
    }

    /** Returns the client address that the server sees. */
    public String address() {
        return address;
    }

    /** Returns a client with the same address for another server. */
    public VireoClient at(URI server) {
        return new VireoClient(server, address, false);
    }

    /** Returns a client with a given value of {@code X-Forwarded-For}, which may list several addresses. */
    public static VireoClient from(URI base, String addresses) {
        return new VireoClient(base, addresses, false);
    }

    private static String newAddress() {
        int number = CLIENTS.incrementAndGet();
        return "198.51." + number / 250 + "." + (number % 250 + 1);
    }

    /** Resolves a reference in the response to a request for this path (RFC 3986, 5.2); returns path and query. */
    public static String resolved(String path, String reference) {
        URI target = URI.create("http://vireo" + path).resolve(reference);
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    /** Returns the next page according to the {@code Link} header of a response; null after the last page. */
    public static @Nullable String next(String path, Response page) {
        String link = page.header("Link");
        return link == null ? null : resolved(path, link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"));
    }

    /** Returns an unused username. */
    public static String newName() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** Returns a valid body of {@code /sign_up}, which tests may change. */
    public static Map<String, Object> person(String username) {
        Map<String, Object> person = new HashMap<>();
        person.put("fname", "Ada");
        person.put("mname", "");
        person.put("lname", "Lovelace");
        person.put("username", username);
        person.put("email", newName() + "@example.com");
        person.put("password", PASSWORD);
        person.put("day", 10);
        person.put("month", 12);
        person.put("year", 1985);
        return person;
    }

    public Response signUp(Map<String, Object> person) {
        return json().body(person).post("/sign_up");
    }

    /** Signs up with one field set to a raw JSON value; all other fields are valid. */
    public Response signUpWith(String field, String json) {
        String others = Json.createObjectBuilder(person(newName()))
                .remove(field)
                .build()
                .toString();
        return json().body(others.substring(0, others.length() - 1) + ",\"" + field + "\":" + json + "}")
                .post("/sign_up");
    }

    public Response signIn(String username, String password) {
        return json().body(Map.of("username", username, "password", password)).post("/sign_in");
    }

    /** Creates an account and returns its username. */
    public String newAccount() {
        return isShared ? AccountRows.add() : signedUp();
    }

    /** Creates an account by a sign-up and returns its username. */
    public String signedUp() {
        String name = newName();
        signUp(person(name)).then().statusCode(200);
        return name;
    }

    /** Returns a token of an account that has {@link #PASSWORD}. */
    public String token(String username) {
        return isShared ? AccountRows.token(username) : signedIn(username);
    }

    /** Signs in with {@link #PASSWORD} and returns the token. */
    public String signedIn(String username) {
        return signIn(username, PASSWORD).then().statusCode(200).extract().path("response.vtoken");
    }

    public Response signOut(String token) {
        return request().header("Authorization", token).post("/sign_out");
    }

    public Response changePassword(String token, String old, String chosen) {
        return json().header("Authorization", token)
                .body(Map.of("old", old, "new", chosen))
                .post("/password/change");
    }

    public Response announce(String token, Object title, Object description) {
        return json().header("Authorization", token)
                .body(Map.of("title", title, "description", description))
                .post("/upload");
    }

    /** Creates a video without a file and returns its hash path. */
    public String announced(String token, String title) {
        return announce(token, title, "").then().statusCode(200).extract().path("response");
    }

    public Response upload(String token, String hash, byte[] video) {
        return request()
                .header("Authorization", token)
                .contentType("video/mp4")
                .body(video)
                .post("/upload/v/{hash}", hash);
    }

    /** Creates a published video and returns its hash path. */
    public String published(String token, String title) {
        return published(token, title, "");
    }

    /** Creates a published video with a description and returns its hash path. */
    public String published(String token, String title, String description) {
        return published(token, title, description, Samples.video());
    }

    /** Creates a published video with this file and returns its hash path. */
    public String published(String token, String title, String description, byte[] file) {
        return isShared
                ? VideoRows.add(this, token, title, description, file)
                : uploaded(token, title, description, file);
    }

    /** Creates a video, publishes it by an upload, and returns its hash path. */
    public String uploaded(String token, String title) {
        return uploaded(token, title, "");
    }

    /** Creates a video with a description, publishes it by an upload, and returns its hash path. */
    public String uploaded(String token, String title, String description) {
        return uploaded(token, title, description, Samples.video());
    }

    String uploaded(String token, String title, String description, byte[] file) {
        String hash = announce(token, title, description)
                .then()
                .statusCode(200)
                .extract()
                .path("response");
        upload(token, hash, file).then().statusCode(200);
        return hash;
    }

    /** Makes a video private and returns the query string that opens its files. */
    public String hidden(String token, String hash) {
        return json().header("Authorization", token)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.access");
    }

    public Response deleteVideo(String token, String hash) {
        return request().header("Authorization", token).delete("/v/{hash}", hash);
    }

    public Response deleteAccount(String token, String name, Object password) {
        return json().header("Authorization", token)
                .body(Map.of("password", password))
                .post("/c/{name}/delete", name);
    }

    public Response changeProfile(String token, String name, Map<String, ?> changes) {
        return json().header("Authorization", token).body(changes).patch("/c/{name}", name);
    }

    public Response setPicture(String token, byte[] image) {
        return request()
                .header("Authorization", token)
                .contentType("image/png")
                .body(image)
                .post("/channel/picture");
    }

    public Response channel(String name) {
        return request().get("/c/{name}", name);
    }

    public Response video(String hash) {
        return request().get("/v/{hash}", hash);
    }

    public List<Map<String, Object>> list(String path, Object... parameters) {
        return request().get(path, parameters).then().statusCode(200).extract().path("response");
    }

    /** Returns a request with the address of this client only. */
    public RequestSpecification request() {
        return given(new RequestSpecBuilder()
                .setBaseUri(base)
                .setConfig(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .addHeader("X-Forwarded-For", address)
                .build());
    }

    /** Returns a request with a JSON content type. */
    public RequestSpecification json() {
        return request().contentType(ContentType.JSON);
    }
}
