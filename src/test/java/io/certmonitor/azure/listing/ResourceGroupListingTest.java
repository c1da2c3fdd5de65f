package io.certmonitor.azure.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.certmonitor.azure.AzureConfigs;
import io.certmonitor.azure.CloudEnvironment;
import io.certmonitor.azure.ScopeReading;
import io.certmonitor.azure.StandInAzure;
import io.certmonitor.azure.http.AzurePipeline;
import io.certmonitor.config.AzureConfig;
import io.certmonitor.order.FailureReason;
import io.certmonitor.order.Scope;
import io.certmonitor.order.ScopeFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.scheduler.Schedulers;

@Timeout(20)
class ResourceGroupListingTest {

    private static final String FAULTY = "11111111-1111-1111-1111-111111111111";
    private static final String HEALTHY = "22222222-2222-2222-2222-222222222222";

    private final StandInAzure azure = new StandInAzure();
    private final List<ScopeReading> readings = new CopyOnWriteArrayList<>();

    @Test
    void failsASubscriptionAloneWhoseGroupsCannotBePutInOrder() {
        azure.onListing(request -> StandInAzure.answer(
                200,
                request.url().getPath().endsWith("/resourcegroups")
                        ? "{\"value\": [{\"name\": \"web\"}]}"
                        : "{\"value\": []}"));

        read(new UnfinishedScopes() {
            @Override
            synchronized List<Scope> groupsInOrder(Scope subscription, List<Scope> groups) {
                if (subscription.equals(Scope.subscription(FAULTY))) {
                    throw new IllegalStateException("a fault of the monitor");
                }
                return super.groupsInOrder(subscription, groups);
            }
        });

        assertThat(readings)
                .filteredOn(reading -> reading.scope().subscriptionId().equals(FAULTY))
                .singleElement()
                .isInstanceOfSatisfying(
                        ScopeReading.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.INTERNAL));
        assertThat(readings)
                .filteredOn(reading -> reading.scope().subscriptionId().equals(HEALTHY))
                .extracting(reading -> (Object) reading.getClass())
                .containsExactly(ScopeReading.GroupsDiscovered.class, ScopeReading.Listed.class);
    }

    private void read(UnfinishedScopes unfinished) {
        AzureConfig config = AzureConfigs.of();
        CloudEnvironment cloud = CloudEnvironment.of(config);
        AzureClient client = new AzureClient(
                AzurePipeline.create(
                        config, cloud, azure, null, Clock.systemUTC(), Schedulers.boundedElastic(), request -> {}),
                cloud);
        ResourceGroupListing listing =
                new ResourceGroupListing(client, ScopeFilter.EVERYTHING, new FilterWatch(), unfinished, 2);
        ReadRun run = new ReadRun(unfinished, Duration.ofSeconds(10), Schedulers.boundedElastic(), readings::add);
        List<String> ids = List.of(FAULTY, HEALTHY);
        run.await(ids, listing.read(ids, run));
    }
}
