/// Every check there is.
public enum Rules {
    /// The rules, by family.
    public static let all: [Rule] = [
        .rangeOrder, .shareBounds, .shareSum, .sharePercentForPoint, .arithmeticGrowth, .arithmeticDifference,
        .arithmeticPartExceedsTotal, .arithmeticPartsVersusTotal, .arithmeticShareOfTotal,
        .arithmeticShareImpliesTotal,
        .arithmeticRatioImpliesBase, .arithmeticCapacityFactor, .attributionNone, .attributionImpersonal,
        .attributionUnnamedGroup, .attributionAnonymous, .subjectMissing, .subjectUnderspecified,
        .timeNoPublicationDate,
        .timeYearMissing, .timeForecastBeforePublication, .unitPowerNotEnergy, .unitPeriodMissing,
        .unitEnergyForElectricity,
        .moneyVague, .moneyKindUnstated, .moneyCurrencyInferred, .boundVague, .ratioAmbiguous,
        .certaintyVerbModalMismatch,
        .certaintyHypothetical, .certaintyCapability, .consistencySameFigure, .textMarkupResidue,
        .textQuotesUnbalanced,
        .textSentenceBroken, .textScriptsGlued, .textStopMissing, .arithmeticGrowthOverPeriods,
        .arithmeticPerItem,
        .arithmeticPowerTimesTime, .comparisonUndefinedReference, .consistencyOrder, .consistencyTwoValues,
        .numberThousandfold, .attributionScopeUncertain, .timeAmbiguous, .timeFactAfterPublication,
        .moneyRatesDisagree,
        .referenceMagnitude, .referenceExceedsWorld, .referenceShareImpliesTotal, .referenceExchangeRate,
        .referenceUnitConversion, .referenceRangeCollapsed, .referenceCertaintyOverstated,
        .referenceEntityMismatch, .comparisonRangeCoversPartly, .comparisonReferenceDisagrees,
        .unitMetricMismatch, .duplicateToldTwice, .duplicateToldDifferently, .timeDecadeEnd,
        .numberMarkAmbiguous, .numberDigitSets, .ratioBaseMissing,
    ]

    /// The rule of a name.
    public static func named(_ name: String) -> Rule? { all.first { $0.name == name } }

    /// The rules that are left when some are switched off.
    ///
    /// - Parameter names: rules (`text/quotes-unbalanced`) and families (`text`).
    /// - Throws: the first name that is neither.
    public static func all(without names: [String]) throws(UnknownRule) -> [Rule] {
        for name in names where !all.contains(where: { $0.name == name || $0.family == name }) {
            throw UnknownRule(name: name)
        }
        return all.filter { rule in !names.contains { $0 == rule.name || $0 == rule.family } }
    }

    /// A name that no rule and no family has.
    public struct UnknownRule: Error {
        /// The name.
        public let name: String
    }
}
