package io.certmonitor.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FairWorkersTest {

    @Test
    void takesTurnsBetweenSubscriptions() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(6);
        try (FairWorkers workers = new FairWorkers(1)) {
            workers.submit("gate", () -> await(go));
            for (String subscription : List.of("a", "a", "a", "a", "b", "b")) {
                workers.submit(subscription, () -> {
                    order.add(subscription);
                    done.countDown();
                });
            }
            go.countDown();

            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order).containsExactly("a", "b", "a", "b", "a", "a");
    }

    @Test
    void keepsAWorkerForOthersWhenASubscriptionMakesItsTasksWait() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(20);
        try (FairWorkers workers = new FairWorkers(2)) {
            workers.submit("gate", () -> await(go));
            workers.submit("gate", () -> await(go));
            for (int i = 0; i < 20; i++) {
                workers.submit("stuck", () -> await(stuck));
                workers.submit("quick", done::countDown);
            }
            go.countDown();

            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            stuck.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
