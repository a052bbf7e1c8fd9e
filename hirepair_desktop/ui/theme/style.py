"""One proxy style over Fusion: the table of what is drawn by `buttons`, `entries` and `bars` instead."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QWidget,
)

from hirepair_desktop.ui.theme import bars, buttons, entries
from hirepair_desktop.ui.theme.ring import RING_REACH
from hirepair_desktop.ui.theme.tokens import theme, tokens

_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_SC = QStyle.SubControl
_CT = QStyle.ContentsType
_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint

_NOT_DRAWN = frozenset(
    {
        _PE.PE_FrameFocusRect,
        _PE.PE_FrameStatusBarItem,
        _PE.PE_PanelButtonTool,
        _PE.PE_FrameTabWidget,
        _PE.PE_IndicatorHeaderArrow,
    }
)
_ARROWS = {
    _PE.PE_IndicatorArrowDown: "chevron-down",
    _PE.PE_IndicatorArrowUp: "chevron-up",
    _PE.PE_IndicatorArrowLeft: "chevron-left",
    _PE.PE_IndicatorArrowRight: "chevron-right",
}
_METRICS = {
    _PM.PM_ScrollBarExtent: 10,
    _PM.PM_HeaderMargin: 0,
    _PM.PM_MenuBarHMargin: 8,
    _PM.PM_MenuBarItemSpacing: 0,
    _PM.PM_MenuBarPanelWidth: 0,
    _PM.PM_MenuBarVMargin: 0,
    _PM.PM_ButtonMargin: 14,
    _PM.PM_ButtonIconSize: 16,
    _PM.PM_SmallIconSize: 16,
    _PM.PM_IndicatorWidth: 16,
    _PM.PM_IndicatorHeight: 16,
    _PM.PM_ExclusiveIndicatorWidth: 16,
    _PM.PM_ExclusiveIndicatorHeight: 16,
    _PM.PM_CheckBoxLabelSpacing: 8,
    _PM.PM_RadioButtonLabelSpacing: 8,
    _PM.PM_TabBarTabHSpace: 24,
    _PM.PM_TabBarTabVSpace: 10,
    _PM.PM_MenuPanelWidth: 1,
    _PM.PM_MenuVMargin: 4,
}
_FIXED_METRICS = {
    _PM.PM_FocusFrameHMargin: RING_REACH,
    _PM.PM_FocusFrameVMargin: RING_REACH,
    _PM.PM_DefaultFrameWidth: 1,
    _PM.PM_SplitterWidth: 7,
    _PM.PM_TabBarBaseHeight: 0,
    _PM.PM_TabBarBaseOverlap: 0,
    _PM.PM_ButtonShiftHorizontal: 0,
    _PM.PM_ButtonShiftVertical: 0,
    _PM.PM_ToolTipLabelFrameWidth: 6,
}
_HINTS = {
    _SH.SH_EtchDisabledText: 0,
    _SH.SH_FocusFrame_AboveWidget: 1,
    _SH.SH_ComboBox_Popup: 0,
    _SH.SH_ComboBox_AllowWheelScrolling: 0,
    _SH.SH_TabBar_AllowWheelScrolling: 0,
    _SH.SH_Widget_Animation_Duration: 0,
    _SH.SH_ScrollBar_Transient: 0,
    _SH.SH_LineEdit_PasswordCharacter: 0x2022,
}


class HirePairStyle(QProxyStyle):
    """Fusion, with our buttons, checks, entries, tabs, bars and sizes. Set once with `app.setStyle`."""

    def __init__(self) -> None:
        super().__init__(QStyleFactory.create("Fusion"))
        self.setObjectName("hirepair")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in _NOT_DRAWN:
            return
        if element == _PE.PE_PanelButtonCommand:
            buttons.draw_panel(painter, option, widget)
        elif element == _PE.PE_IndicatorCheckBox:
            buttons.draw_check(painter, option, widget)
        elif element == _PE.PE_IndicatorRadioButton:
            buttons.draw_radio(painter, option, widget)
        elif element in (_PE.PE_PanelLineEdit, _PE.PE_FrameLineEdit):
            entries.draw_line_edit(painter, option, widget)
        elif element == _PE.PE_Frame:
            entries.draw_frame(painter, option, widget)
        elif element in (_PE.PE_FrameMenu, _PE.PE_PanelTipLabel):
            entries.draw_overlay(painter, option, framed_only=element == _PE.PE_FrameMenu)
        elif element in _ARROWS:
            entries.draw_arrow(painter, option, _ARROWS[element])
        elif element == _PE.PE_FrameTabBarBase:
            bars.draw_tab_base(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _CE.CE_PushButtonBevel:
            buttons.draw_panel(painter, option, widget)
        elif element == _CE.CE_PushButtonLabel:
            buttons.draw_label(painter, cast(QStyleOptionButton, option), widget)
        elif element == _CE.CE_TabBarTabShape:
            bars.draw_tab(painter, cast(QStyleOptionTab, option))
        elif element == _CE.CE_ProgressBarGroove:
            bars.draw_track(painter, option)
        elif element == _CE.CE_ProgressBarContents:
            bars.draw_progress(painter, cast(QStyleOptionProgressBar, option))
        elif element == _CE.CE_Splitter:
            bars.draw_splitter(painter, option)
        elif element == _CE.CE_HeaderSection:
            bars.draw_header(painter, cast(QStyleOptionHeader, option))
        elif element == _CE.CE_HeaderLabel:
            bars.draw_header_label(painter, cast(QStyleOptionHeader, option))
        elif element in (_CE.CE_MenuBarEmptyArea, _CE.CE_MenuBarItem):
            bars.draw_menu_bar_part(painter, option, widget)
        elif element == _CE.CE_ComboBoxLabel:
            combo = cast(QStyleOptionComboBox, option)
            place = self.subControlRect(_CC.CC_ComboBox, combo, _SC.SC_ComboBoxEditField, widget)
            super().drawControl(element, entries.elided_combo(combo, place.width()), painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _CC.CC_ScrollBar:
            handle = self.subControlRect(control, option, _SC.SC_ScrollBarSlider, widget)
            bars.draw_scroll_bar(painter, option, handle)
        elif control == _CC.CC_ComboBox:
            arrow = self.subControlRect(control, option, _SC.SC_ComboBoxArrow, widget)
            entries.draw_combo(painter, cast(QStyleOptionComboBox, option), arrow, widget)
        elif control == _CC.CC_SpinBox:
            up = self.subControlRect(control, option, _SC.SC_SpinBoxUp, widget)
            down = self.subControlRect(control, option, _SC.SC_SpinBoxDown, widget)
            entries.draw_spin(painter, cast(QStyleOptionSpinBox, option), up, down, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        found = super().subElementRect(element, option, cast(QWidget, widget))
        if element == QStyle.SubElement.SE_LineEditContents and isinstance(widget, QLineEdit) and widget.hasFrame():
            pad = theme().px(7)
            return found.adjusted(pad, 0, -pad, 0)
        return found

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        if kind == _CT.CT_MenuBarItem:
            return QSize(size.width() + theme().px(18), theme().px(26))
        if kind == _CT.CT_PushButton and isinstance(option, QStyleOptionButton):
            return buttons.size_of(option, widget)
        found = super().sizeFromContents(kind, option, size, cast(QWidget, widget))
        if kind in (_CT.CT_LineEdit, _CT.CT_ComboBox, _CT.CT_SpinBox):
            found.setHeight(max(found.height(), theme().size("control")))
        elif kind == _CT.CT_MenuItem and size.height() > theme().px(8):
            found.setHeight(max(found.height(), theme().px(28)))
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _CC.CC_ScrollBar:
            return bars.scroll_bar_part(cast(QStyleOptionSlider, option), part)
        if control == _CC.CC_ComboBox:
            found = entries.combo_part(option, part)
            return super().subControlRect(control, option, part, cast(QWidget, widget)) if found is None else found
        if control == _CC.CC_SpinBox:
            found = entries.spin_part(cast(QStyleOptionSpinBox, option), part)
            return super().subControlRect(control, option, part, cast(QWidget, widget)) if found is None else found
        return super().subControlRect(control, option, part, cast(QWidget, widget))

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in _FIXED_METRICS:
            return _FIXED_METRICS[metric]
        if metric in _METRICS:
            return theme().px(_METRICS[metric])
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == _SH.SH_Table_GridLineColor:
            colour = tokens()["themes"][theme().name]["colors"]["line"]
            return int("FF" + colour[1:], 16) - (1 << 32)
        if hint in _HINTS:
            return _HINTS[hint]
        if hint == _SH.SH_UnderlineShortcut:
            return int(bars.shows_mnemonics(widget))
        return super().styleHint(hint, option, widget, returnData)
