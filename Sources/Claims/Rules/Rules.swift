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
    ]

    /// The rule of a name.
    public static func named(_ name: String) -> Rule? { all.first { $0.name == name } }
}
