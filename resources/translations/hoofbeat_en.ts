<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindingEntry</name>
    <message numerus="yes">
        <source>%n finding(s) in this note</source>
        <translation>
            <numerusform>%n finding in this note</numerusform>
            <numerusform>%n findings in this note</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsStep</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n measurement</numerusform>
            <numerusform>%n measurements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteFindings</name>
    <message numerus="yes">
        <source>%n finding(s) in this note: untick what is not so</source>
        <translation>
            <numerusform>%n finding in this note: untick it if it is not so</numerusform>
            <numerusform>%n findings in this note: untick what is not so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n finding(s)</source>
        <translation>
            <numerusform>Add %n finding</numerusform>
            <numerusform>Add %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesLine</name>
    <message numerus="yes">
        <source>Likely: the first %Ln; such sets hold the diagnosis in 90 of 100</source>
        <translation>
            <numerusform>Likely: the first; such sets hold the diagnosis in 90 of 100</numerusform>
            <numerusform>Likely: the first %Ln; such sets hold the diagnosis in 90 of 100</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed case(s) known beside the model</source>
        <translation>
            <numerusform>%Ln confirmed case known beside the model</numerusform>
            <numerusform>%Ln confirmed cases known beside the model</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientDetail</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patient(s)</source>
        <translation>
            <numerusform>%Ln patient</numerusform>
            <numerusform>%Ln patients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductionCard</name>
    <message numerus="yes">
        <source>%Ln confirmed case(s) are in the ranking</source>
        <translation>
            <numerusform>%Ln confirmed case is in the ranking</numerusform>
            <numerusform>%Ln confirmed cases are in the ranking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed case(s) that v%1 has not learned from are in the ranking</source>
        <translation>
            <numerusform>%Ln confirmed case that v%1 has not learned from is in the ranking</numerusform>
            <numerusform>%Ln confirmed cases that v%1 has not learned from are in the ranking</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RankingRows</name>
    <message numerus="yes">
        <source>%Ln of our patients</source>
        <translation>
            <numerusform>%Ln of our patients</numerusform>
            <numerusform>%Ln of our patients</numerusform>
        </translation>
    </message>
</context>
</TS>
