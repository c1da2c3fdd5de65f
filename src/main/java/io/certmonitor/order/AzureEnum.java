package io.certmonitor.order;

/** A closed list of values as Azure spells them. */
public interface AzureEnum {

    /** The exact spelling in Azure's API descriptions, for example {@code Pendingissuance}. */
    String azureName();
}
