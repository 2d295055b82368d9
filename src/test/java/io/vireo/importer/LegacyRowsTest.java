package io.vireo.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Validation of single rows of the original database. */
class LegacyRowsTest {
    private static final String HASH = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "NULL",
            value = {
                "Zoë; ",
                "two words; ",
                "abcdefghijklmnopqrstuvwxy; ",
                "NULL; NAME_MISSING",
                "''; NAME_MISSING",
                "abcdefghijklmnopqrstuvwxyz; NAME_TOO_LONG",
                "a/b; NAME_UNUSABLE",
                "a\\b; NAME_UNUSABLE",
                "' a'; NAME_UNUSABLE",
                "'a '; NAME_UNUSABLE",
                "..; NAME_UNUSABLE",
                "'a\u0007b'; NAME_UNUSABLE",
                "a(b); NAME_FORBIDDEN",
                "<b>; NAME_FORBIDDEN",
            })
    void shouldValidateUsernames(String username, String problem) {
        assertThat(new LegacyAccount(1, username, HASH).problems()).isEqualTo(set(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2, true",
        "$2y$10$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2, true",
        "correct horse, false",
        "5f4dcc3b5aa765d61d8327deb882cf99, false",
        "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40, false",
        ", false",
    })
    void shouldImportOnlyBcryptHashes(String password, boolean imported) {
        LegacyAccount account = new LegacyAccount(1, "ann", password);

        assertThat(account.problems()).isEqualTo(imported ? Set.of() : Set.of(ImportProblem.PASSWORD_UNKNOWN));
        assertThat(account.passwordHash()).isEqualTo(imported ? password : "!");
    }

    @Test
    void shouldRejectIdsOutOfRange() {
        assertThat(new LegacyAccount(1L << 31, "ann", HASH).problems()).containsExactly(ImportProblem.CHANNEL_NUMBER);
        assertThat(new LegacyAccount(0, "ann", HASH).problems()).isEmpty();
        assertThat(new LegacyVideo(1L << 31, "abc1234", 1L, "t", "", "2020-01-01", 0, 0).problems())
                .containsExactly(ImportProblem.VIDEO_NUMBER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "NULL",
            value = {
                "Ann; ann@example.org; 1990-02-28; ",
                "NULL; ann@example.org; NULL; ",
                "Ann; NULL; 1990-02-28; EMAIL_MISSING",
                "Ann; ' '; 1990-02-28; EMAIL_MISSING",
                "Ann; ann; 1990-02-28; EMAIL_INVALID",
                "Ann; a b@example.org; 1990-02-28; EMAIL_INVALID",
                "Ann; ann@example.org; 0000-00-00; BIRTH_UNKNOWN",
                "Ann; ann@example.org; 1990-02-30; BIRTH_UNKNOWN",
                "Ann; ann@example.org; 1990-00-01; BIRTH_UNKNOWN",
                "abcdefghijklmnopqrstuvwxyz; ann@example.org; NULL; PERSON_TOO_LONG",
                "A{n}; ann@example.org; NULL; PERSON_FORBIDDEN",
            })
    void shouldValidateDetails(String name, String email, String birth, String problem) {
        assertThat(new LegacyDetails(1L, "Ann", name, "", email, birth).problems())
                .isEqualTo(set(problem));
    }

    @Test
    void shouldRejectAnEmailThatExceedsItsColumn() {
        String email = "a".repeat(250) + "@b.org";
        assertThat(new LegacyDetails(1L, "Ann", "", "", email, null).problems())
                .containsExactly(ImportProblem.EMAIL_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "NULL",
            value = {
                "abc1234; 1; Title; 2021-06-05; 2021-06-05; ",
                "abc1234; 1; Title; 2021-06-05 12:30:00; 2021-06-05 12:30:00; ",
                "NULL; 1; Title; 2021-06-05; 2021-06-05; HASH_INVALID",
                "Abc1234; 1; Title; 2021-06-05; 2021-06-05; HASH_INVALID",
                "abc123; 1; Title; 2021-06-05; 2021-06-05; HASH_INVALID",
                "'abc123 '; 1; Title; 2021-06-05; 2021-06-05; HASH_INVALID",
                "../1234; 1; Title; 2021-06-05; 2021-06-05; HASH_INVALID",
                "abc1234; NULL; Title; 2021-06-05; 2021-06-05; WITHOUT_CHANNEL",
                "abc1234; 1; NULL; 2021-06-05; 2021-06-05; WITHOUT_TITLE",
                "abc1234; 1; Title; NULL; 1970-01-01; UPLOAD_UNKNOWN",
                "abc1234; 1; Title; 0000-00-00; 1970-01-01; UPLOAD_UNKNOWN",
                "abc1234; 1; Title; 2021-02-29; 1970-01-01; UPLOAD_UNKNOWN",
            })
    void shouldValidateVideos(String hash, Long channel, String title, String upload, String uploaded, String problem) {
        LegacyVideo video = new LegacyVideo(1, hash, channel, title, null, upload, 0, 0);

        assertThat(video.problems()).isEqualTo(set(problem));
        assertThat(video.uploaded()).isEqualTo(uploaded);
    }

    @Test
    void shouldMeasureTitlesInCharacters() {
        String longest = "😀".repeat(255);
        assertThat(video(longest)).isEmpty();
        assertThat(video(longest + "!")).containsExactly(ImportProblem.TITLE_TOO_LONG);
    }

    @Test
    void shouldReplaceControlCharactersInOutput() {
        assertThat(LegacyText.printable("a\u001b[2Jb\n")).isEqualTo("'a?[2Jb?'");
    }

    private static Set<ImportProblem> video(String title) {
        return new LegacyVideo(1, "abc1234", 1L, title, "", "2021-06-05", 0, 0).problems();
    }

    private static Set<ImportProblem> set(String problem) {
        return problem == null
                ? Set.of()
                : Arrays.stream(problem.split(" ")).map(ImportProblem::valueOf).collect(Collectors.toSet());
    }
}
