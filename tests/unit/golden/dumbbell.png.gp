reset
set encoding utf8
set terminal pngcairo noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,12' size 1920,812 fontscale 1.5000 linewidth 2 pointscale 2.9508
set output './out'
unset key
unset border
unset tics
set label '汐川市：前三季度与上半年相比' at screen 0.029167,screen 0.911330 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.847291 left font ',13.5' textcolor rgb '#5d6b7a' front
set label '' at screen 0.035417,screen 0.763547 point pointtype 7 pointsize 1.333 linecolor rgb '#5d6b7a'
set label '' at screen 0.035417,screen 0.763547 point pointtype 7 pointsize 0.8333 linecolor rgb '#ffffff'
set label '上半年' at screen 0.048958,screen 0.763547 left font ',12' textcolor rgb '#5d6b7a' front
set label '' at screen 0.113542,screen 0.763547 point pointtype 7 pointsize 1.111 linecolor rgb '#5d6b7a'
set label '前三季度' at screen 0.127083,screen 0.763547 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.197917,screen 0.763547 to screen 0.220833,screen 0.763547 back nohead linewidth 3 linecolor rgb '#0072b2'
set label '推进' at screen 0.228125,screen 0.763547 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.273958,screen 0.763547 to screen 0.296875,screen 0.763547 back nohead linewidth 3 linecolor rgb '#d55e00'
set label '倒退' at screen 0.304167,screen 0.763547 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.350000,screen 0.763547 to screen 0.372917,screen 0.763547 back nohead linewidth 3 linecolor rgb '#8793a0'
set label '停滞' at screen 0.380208,screen 0.763547 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.018750,screen 0.645320 to screen 0.981250,screen 0.576355 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '1' at screen 0.036417,screen 0.610837 right font ',12' textcolor rgb '#5d6b7a' front
set label '新建口袋公园8个' at screen 0.045792,screen 0.610837 left font ',13' textcolor rgb '#1c2733' front
set label '62.5' at screen 0.911583,screen 0.610837 right font ',12' textcolor rgb '#1c2733' front
set label '+25.0' at screen 0.970833,screen 0.610837 right font ',12' textcolor rgb '#0072b2' front
set label '2' at screen 0.036417,screen 0.541872 right font ',12' textcolor rgb '#5d6b7a' front
set label 'it'."'".'s 100% "done"' at screen 0.045792,screen 0.541872 left font ',13' textcolor rgb '#1c2733' front
set label '40.0' at screen 0.911583,screen 0.541872 right font ',12' textcolor rgb '#1c2733' front
set label '−10.0' at screen 0.970833,screen 0.541872 right font ',12' textcolor rgb '#d55e00' front
set object rectangle from screen 0.018750,screen 0.507389 to screen 0.981250,screen 0.438424 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '3' at screen 0.036417,screen 0.472906 right font ',12' textcolor rgb '#5d6b7a' front
set label '改造老旧小区12个' at screen 0.045792,screen 0.472906 left font ',13' textcolor rgb '#1c2733' front
set label '25.5' at screen 0.911583,screen 0.472906 right font ',12' textcolor rgb '#1c2733' front
set label '+0.5' at screen 0.970833,screen 0.472906 right font ',12' textcolor rgb '#8793a0' front
set label '4' at screen 0.036417,screen 0.403941 right font ',12' textcolor rgb '#5d6b7a' front
set label '只在上半年' at screen 0.045792,screen 0.403941 left font ',13' textcolor rgb '#1c2733' front
set label '–' at screen 0.911583,screen 0.403941 right font ',12' textcolor rgb '#1c2733' front
set label '–' at screen 0.970833,screen 0.403941 right font ',12' textcolor rgb '#8793a0' front
set object rectangle from screen 0.018750,screen 0.369458 to screen 0.981250,screen 0.300493 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '5' at screen 0.036417,screen 0.334975 right font ',12' textcolor rgb '#5d6b7a' front
set label '只在前三季度' at screen 0.045792,screen 0.334975 left font ',13' textcolor rgb '#1c2733' front
set label '90.0' at screen 0.911583,screen 0.334975 right font ',12' textcolor rgb '#1c2733' front
set label '–' at screen 0.970833,screen 0.334975 right font ',12' textcolor rgb '#8793a0' front
set label '6' at screen 0.036417,screen 0.266010 right font ',12' textcolor rgb '#5d6b7a' front
set label '没有数字' at screen 0.045792,screen 0.266010 left font ',13' textcolor rgb '#1c2733' front
set label '–' at screen 0.911583,screen 0.266010 right font ',12' textcolor rgb '#1c2733' front
set label '–' at screen 0.970833,screen 0.266010 right font ',12' textcolor rgb '#8793a0' front
set object rectangle from screen 0.018750,screen 0.231527 to screen 0.981250,screen 0.162562 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '7' at screen 0.036417,screen 0.197044 right font ',12' textcolor rgb '#5d6b7a' front
set label '超额完成' at screen 0.045792,screen 0.197044 left font ',13' textcolor rgb '#1c2733' front
set label '235.0' at screen 0.911583,screen 0.197044 right font ',12' textcolor rgb '#1c2733' front
set label '+155.0' at screen 0.970833,screen 0.197044 right font ',12' textcolor rgb '#0072b2' front
set arrow from screen 0.191594,screen 0.645320 to screen 0.191594,screen 0.162562 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '0%' at screen 0.191594,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.300050,screen 0.645320 to screen 0.300050,screen 0.162562 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '25%' at screen 0.300050,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.408507,screen 0.645320 to screen 0.408507,screen 0.162562 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '50%' at screen 0.408507,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.516964,screen 0.645320 to screen 0.516964,screen 0.162562 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '75%' at screen 0.516964,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.625420,screen 0.645320 to screen 0.625420,screen 0.162562 back nohead linewidth 1.6 linecolor rgb '#d9dfe5'
set label '100%' at screen 0.625420,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.733877,screen 0.645320 to screen 0.733877,screen 0.162562 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '125%' at screen 0.733877,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.842333,screen 0.645320 to screen 0.842333,screen 0.162562 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '150%' at screen 0.842333,screen 0.128079 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '完成率' at screen 0.516964,screen 0.078818 center font ',12' textcolor rgb '#5d6b7a' front
set label '现值 %' at screen 0.911583,screen 0.679803 right font ',12' textcolor rgb '#5d6b7a' front
set label '变化' at screen 0.970833,screen 0.679803 right font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.516964,screen 0.657635 to screen 0.516964,screen 0.162562 back nohead linewidth 1.4 linecolor rgb '#3d4a57' dashtype (10,6)
set label '序时进度 75%' at screen 0.516964,screen 0.679803 center font ',12' textcolor rgb '#3d4a57' front
set arrow from screen 0.842333,screen 0.197044 to screen 0.860042,screen 0.197044 front head filled size screen 0.009375,25 linewidth 2 linecolor rgb '#0072b2'
set lmargin at screen 0.182219
set rmargin at screen 0.851708
set tmargin at screen 0.645320
set bmargin at screen 0.162562
set xrange [-0.0216100271:1.52161003]
set yrange [7.5:0.5]
$up << END
1 0.375 0.625
7 0.8 1.5
END
$down << END
2 0.5 0.4
END
$same << END
3 0.25 0.2549
END
$from_only << END
4 0.3 0.3
END
$to_only << END
5 0.9 0.9
END
plot $up using 2:1:($3-$2):(0) with vectors nohead linewidth 3 linecolor rgb '#0072b2', \
     $down using 2:1:($3-$2):(0) with vectors nohead linewidth 3 linecolor rgb '#d55e00', \
     $same using 2:1:($3-$2):(0) with vectors nohead linewidth 3 linecolor rgb '#8793a0', \
    $up using 2:1 with points pointtype 7 pointsize 1.333 linecolor rgb '#0072b2', \
    $up using 2:1 with points pointtype 7 pointsize 0.8333 linecolor rgb '#ffffff', \
    $down using 2:1 with points pointtype 7 pointsize 1.333 linecolor rgb '#d55e00', \
    $down using 2:1 with points pointtype 7 pointsize 0.8333 linecolor rgb '#ffffff', \
    $same using 2:1 with points pointtype 7 pointsize 1.333 linecolor rgb '#8793a0', \
    $same using 2:1 with points pointtype 7 pointsize 0.8333 linecolor rgb '#ffffff', \
    $from_only using 2:1 with points pointtype 7 pointsize 1.333 linecolor rgb '#1c2733', \
    $from_only using 2:1 with points pointtype 7 pointsize 0.8333 linecolor rgb '#ffffff', \
    $up using 3:1 with points pointtype 7 pointsize 1.111 linecolor rgb '#0072b2', \
    $down using 3:1 with points pointtype 7 pointsize 1.111 linecolor rgb '#d55e00', \
    $same using 3:1 with points pointtype 7 pointsize 0.5556 linecolor rgb '#8793a0', \
    $to_only using 3:1 with points pointtype 7 pointsize 1.111 linecolor rgb '#1c2733'
unset output
