package io.vireo.identity.signin;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.ServerTest;
import io.vireo.VireoClient;
import io.vireo.platform.database.StatementLog;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a sign-in asks of the database. */
class SignInStatementsIT extends ServerTest {
    @Test
    void shouldTakeTwoTransactionsForTheRightPassword() throws SQLException {
        String name = vireo.newAccount();
        vireo.signIn(name, PASSWORD).then().statusCode(200);

        List<List<String>> transactions = transactions(name, PASSWORD, 200);

        assertThat(transactions).hasSize(2);
        assertThat(transactions.get(0)).hasSizeLessThanOrEqualTo(4);
        assertThat(transactions.get(1)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void shouldTakeTwoTransactionsAndTheSameStatementsForAWrongPasswordAndAnUnknownName() throws SQLException {
        String name = vireo.newAccount();

        List<List<String>> wrong = transactions(name, "wrong password", 402);
        List<List<String>> unknown = transactions(VireoClient.newName(), "wrong password", 402);

        assertThat(wrong).hasSize(2);
        assertThat(withoutValues(unknown)).isEqualTo(withoutValues(wrong));
    }

    private List<List<String>> transactions(String name, String password, int status) throws SQLException {
        // an address of its own: with it, every transaction of the sign-in names one of the two
        String address = vireo.address();
        try (StatementLog log = new StatementLog()) {
            vireo.signIn(name, password).then().statusCode(status);
            return log.transactions(sql -> sql.contains("'" + name + "'") || sql.contains("'" + address + "'"));
        }
    }

    private static List<List<String>> withoutValues(List<List<String>> transactions) {
        return transactions.stream()
                .map(statements -> statements.stream()
                        .map(sql -> sql.replaceAll("'[^']*'|-?\\b[0-9]+\\b", "?"))
                        .toList())
                .toList();
    }
}
