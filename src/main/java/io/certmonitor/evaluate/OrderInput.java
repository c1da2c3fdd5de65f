package io.certmonitor.evaluate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certmonitor.azure.PrintedOrders;
import java.io.IOException;

/**
 * Reads what is handed in to a dry run. Messages say where something is wrong and never what is there: it could be a
 * secret.
 */
public final class OrderInput {

    /** What is read, for people. */
    public static final String SHAPES = "one order, a page {\"value\": [...]}, an array of orders, or an answer of"
            + " Resource Graph {\"data\": [...]}, in Azure's JSON";

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private OrderInput() {}

    /**
     * Reads JSON in UTF-8, UTF-16 or UTF-32.
     *
     * @throws UnreadableInputException when it is none, or is nested deeper than anything that Azure sends
     */
    public static JsonNode parse(byte[] text) throws UnreadableInputException {
        if (text.length == 0) {
            throw new UnreadableInputException("It is empty");
        }
        try {
            JsonNode json = JSON.readValue(text);
            if (json == null || json.isMissingNode()) {
                throw new UnreadableInputException("It is empty");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw new UnreadableInputException("It is nested too deeply, or holds a number or text that is too long");
        } catch (JsonProcessingException e) {
            throw new UnreadableInputException("It is no JSON, or is cut short" + place(e.getLocation()));
        } catch (IOException e) {
            // Bytes in memory cannot fail to be read: what cannot be decoded as text is no JSON either.
            throw new UnreadableInputException("It is no JSON: it is not in UTF-8");
        }
    }

    /**
     * Reads the orders of a document.
     *
     * @throws UnreadableInputException when nothing in it is one. An empty list is no order either: it means more often
     *     that the wrong thing was listed than that all is well
     */
    static PrintedOrders orders(JsonNode document) throws UnreadableInputException {
        PrintedOrders read = PrintedOrders.read(document)
                .orElseThrow(() -> new UnreadableInputException("It holds no order: expected is " + SHAPES));
        if (read.orders().isEmpty() && read.notOrders().isEmpty()) {
            throw new UnreadableInputException("It holds no order: its list is empty");
        }
        if (read.orders().isEmpty()) {
            throw new UnreadableInputException(
                    "It holds no order: none of its " + read.notOrders().size()
                            + " entries has an id /subscriptions/.../resourceGroups/.../providers/"
                            + "Microsoft.CertificateRegistration/certificateOrders/...");
        }
        return read;
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
