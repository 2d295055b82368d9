package io.vireo.identity.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.VireoClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Base class of tests of account mails: provides an account per test and access to the database. */
public abstract class MailTest extends ServerTest {
    public final String name = VireoClient.newName();
    public final String address = name + "@example.com";

    public void signUp() {
        Map<String, Object> person = VireoClient.person(name);
        person.put("email", address);
        vireo.signUp(person).then().statusCode(200);
    }

    public Response forgot(String email) {
        return vireo.json().body(Map.of("email", email)).post("/password/forgot");
    }

    public Response reset(String token, String password) {
        return vireo.json()
                .body(Map.of("reset_token", token, "password", password))
                .post("/password/reset");
    }

    public Response verify(String token) {
        return vireo.request().get("/email/verify?token={token}", token);
    }

    static void await(String query, String parameter, long expected) throws SQLException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (count(query, parameter) != expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000L);
        }
        assertThat(count(query, parameter)).isEqualTo(expected);
    }

    public static long count(String query, String parameter) throws SQLException {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    public static void execute(String statement, String parameter) throws SQLException {
        try (Connection connection = TestServer.database().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setString(1, parameter);
            assertThat(prepared.executeUpdate()).isPositive();
        }
    }
}
