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
 * Speaks the words of the contract to a server. Each client has an address of its own, told by {@code X-Forwarded-For}, so that what
 * one does wrong is not held against another.
 */
public final class VireoClient {
    public static final String PASSWORD = "correct horse";

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final URI base;
    private final String address;

    public VireoClient(URI base) {
        this(base, newAddress());
    }

    private VireoClient(URI base, String address) {
        this.base = base;
        this.address = address;
    }

    /** The address that the server takes it for. */
    public String address() {
        return address;
    }

    /** The same client, with the same address, at another server. */
    public VireoClient at(URI server) {
        return new VireoClient(server, address);
    }

    /** A client with a given address, or with several as a proxy would hand them on. */
    public static VireoClient from(URI base, String addresses) {
        return new VireoClient(base, addresses);
    }

    private static String newAddress() {
        int number = CLIENTS.incrementAndGet();
        return "198.51." + number / 250 + "." + (number % 250 + 1);
    }

    /** Where a reference in the answer to a request for this path leads (RFC 3986, 5.2), as a path. */
    public static String resolved(String path, String reference) {
        URI target = URI.create("http://vireo" + path).resolve(reference);
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    /** The next page that the answer to a request for this path names; null after the last. */
    public static @Nullable String next(String path, Response page) {
        String link = page.header("Link");
        return link == null ? null : resolved(path, link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"));
    }

    /** A name that no account has. */
    public static String newName() {
        return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** A complete and acceptable body of {@code /sign_up}; tests change what they are about. */
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

    /** Signs up a new person with one field written as JSON writes it, and everything else acceptable. */
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

    /** The name of a new account. */
    public String newAccount() {
        String name = newName();
        signUp(person(name)).then().statusCode(200);
        return name;
    }

    public String token(String username) {
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

    /** The hash path of a new announcement. */
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

    /** The hash path of a new published video. */
    public String published(String token, String title) {
        String hash = announced(token, title);
        upload(token, hash, Samples.video()).then().statusCode(200);
        return hash;
    }

    public Response deleteVideo(String token, String hash) {
        return request().header("Authorization", token).delete("/v/{hash}", hash);
    }

    public Response deleteAccount(String token, String name, Object password) {
        return json().header("Authorization", token)
                .body(Map.of("password", password))
                .post("/c/{name}/delete", name);
    }

    public Response changeProfile(String token, String name, Map<String, ?> wish) {
        return json().header("Authorization", token).body(wish).patch("/c/{name}", name);
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

    /** A request of this client; nothing is set but its address. */
    public RequestSpecification request() {
        return given(new RequestSpecBuilder()
                .setBaseUri(base)
                .setConfig(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .addHeader("X-Forwarded-For", address)
                .build());
    }

    /** The same with a JSON body. */
    public RequestSpecification json() {
        return request().contentType(ContentType.JSON);
    }
}
