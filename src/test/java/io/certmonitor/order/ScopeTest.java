package io.certmonitor.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final OrderId ORDER = new OrderId("Sub-1", "rg-Web", "www");

    @Test
    void aSubscriptionContainsTheOrdersOfAllItsGroups() {
        assertThat(Scope.subscription("sub-1").contains(ORDER)).isTrue();
        assertThat(Scope.subscription("sub-2").contains(ORDER)).isFalse();
    }

    @Test
    void aResourceGroupContainsItsOrdersWithoutRegardToCase() {
        assertThat(Scope.resourceGroup("SUB-1", "RG-WEB").contains(ORDER)).isTrue();
        assertThat(Scope.resourceGroup("sub-1", "rg-we").contains(ORDER)).isFalse();
        assertThat(Scope.resourceGroup("sub-2", "rg-web").contains(ORDER)).isFalse();
    }

    @Test
    void theKeyIsTheArmIdInLowerCaseAndBeginsTheKeysOfItsOrders() {
        Scope subscription = Scope.subscription("Sub-1");
        Scope group = Scope.resourceGroup("Sub-1", "rg-Web");

        assertThat(subscription.key()).isEqualTo("/subscriptions/sub-1");
        assertThat(group.key()).isEqualTo("/subscriptions/sub-1/resourcegroups/rg-web");
        assertThat(ORDER.key()).startsWith(subscription.key() + "/").startsWith(group.key() + "/");
    }
}
