package io.vireo.media.staging;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundFsyncTest {
    private final CountDownLatch pushed = new CountDownLatch(1);

    @Test
    void shouldTellAtTheEndOfAFailureOnTheWay() throws InterruptedException {
        BackgroundFsync file = new BackgroundFsync(metadata -> {
            if (!metadata) {
                pushed.countDown();
                throw new IOException("the disk is broken");
            }
        });
        file.begin();
        pushed.await();
        assertThatExceptionOfType(IOException.class).isThrownBy(file::finish).withMessage("the disk is broken");
    }

    @Test
    void shouldEndWellOtherwise() throws InterruptedException {
        BackgroundFsync file = new BackgroundFsync(metadata -> pushed.countDown());
        file.begin();
        pushed.await();
        assertThatNoException().isThrownBy(file::finish);
    }
}
